from core.tools.builtin_tool.provider import BuiltinToolProviderController


class AnyNameWillDo(BuiltinToolProviderController):
    pass
