from src.plugins.good_desk import plugin as good_desk


class OtherDeskPlugin(good_desk.GoodDeskPlugin):
    """Not a TicketingToolPlugin of its own making."""

    __tool_type__ = "other_desk"
