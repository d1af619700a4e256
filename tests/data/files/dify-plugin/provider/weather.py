import requests
from dify_plugin import ToolProvider
from dify_plugin.errors.tool import ToolProviderCredentialValidationError


class WeatherProvider(ToolProvider):
    def _validate_credentials(self, credentials: dict) -> None:
        answer = requests.get("https://weather.example/me", headers={"X-Key": credentials["api_key"]}, timeout=10)
        if answer.status_code == 401:
            raise ToolProviderCredentialValidationError("The key was refused.")
