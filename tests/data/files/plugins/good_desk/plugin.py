import asyncio
import hashlib
import hmac

import httpx

from src.plugins.base import TicketingToolPlugin, TicketMetadata


class GoodDeskPlugin(TicketingToolPlugin):
    """Awaits what is async, and hands the rest to who awaits it."""

    __tool_type__ = "good_desk"

    def __init__(self) -> None:
        self.client = httpx.AsyncClient(timeout=30)

    async def validate_webhook(self, payload, signature, raw_body: bytes | None = None) -> bool:
        secret = await self._secret(payload["tenant_id"])
        expected = hmac.new(secret.encode("utf-8"), raw_body or b"", hashlib.sha256).hexdigest()
        return hmac.compare_digest("sha256=" + expected, signature)

    async def _secret(self, tenant_id: str) -> str:
        await asyncio.sleep(0)
        return (await self.client.get(f"https://vault.example/{tenant_id}")).text

    async def get_ticket(self, tenant_id, ticket_id):
        first, second = await asyncio.gather(self.client.get("https://a.example"), self._secret(tenant_id))
        task = asyncio.create_task(self._secret(tenant_id))
        later = self._secret(tenant_id)
        return first, second, await task, await later

    def _later(self, tenant_id):
        return self._secret(tenant_id)

    async def update_ticket(self, tenant_id, ticket_id, content) -> bool:
        coroutines = [self._secret(name) for name in ("a", "b")]
        return bool(await asyncio.wait_for(asyncio.gather(*coroutines), timeout=5))

    def extract_metadata(self, payload) -> TicketMetadata:
        return TicketMetadata(**payload)

    async def test_connection(self, config) -> tuple[bool, str]:
        async with httpx.AsyncClient() as client:
            answer = await client.get(config.url)
        return answer.is_success, ""
