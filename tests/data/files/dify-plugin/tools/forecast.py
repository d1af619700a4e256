from collections.abc import Generator

import httpx
from dify_plugin import Tool
from dify_plugin.entities.tool import ToolInvokeMessage


class ForecastTool(Tool):
    def _invoke(self, tool_parameters: dict) -> Generator[ToolInvokeMessage, None, None]:
        town = tool_parameters["town"]
        unit = tool_parameters.get("unit", "celsius")
        key = self.runtime.credentials["api_key"]
        answer = httpx.get(f"https://weather.example/{town}", params={"unit": unit}, headers={"X-Key": key})
        yield self.create_json_message(answer.json())
