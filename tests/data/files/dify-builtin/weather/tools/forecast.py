from core.tools.builtin_tool.tool import BuiltinTool


class ForecastTool(BuiltinTool):
    def _invoke(self, user_id, tool_parameters):
        return self.create_text_message("sunny")
