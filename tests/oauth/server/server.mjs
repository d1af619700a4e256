// SPDX-License-Identifier: GPL-3.0-or-later
// A real authorisation server on a free port of 127.0.0.1; prints "ready ISSUER". The folder of its modules is the
// first argument. Everything that it issues is forgotten when it ends.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const modules = createRequire(`${process.argv[2]}/package.json`);
const { Provider } = await import(pathToFileURL(modules.resolve('oidc-provider')).href);

const grants = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'];
const native = { application_type: 'native', redirect_uris: ['http://127.0.0.1/callback'], response_types: ['code'] };
const configuration = {
  clients: [
    { client_id: 'desk', token_endpoint_auth_method: 'none', grant_types: grants, ...native },
    { client_id: 'post', client_secret: 'canary-post-secret', token_endpoint_auth_method: 'client_secret_post',
      grant_types: grants, ...native },
    { client_id: 'forgetful', token_endpoint_auth_method: 'none', grant_types: ['authorization_code'], ...native },
    { client_id: 'robot', client_secret: 'canary-robot-secret', token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
  ],
  scopes: ['openid', 'offline_access', 'tickets'],
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    revocation: { enabled: true },
    devInteractions: { enabled: true },
  },
  pkce: { required: () => true },
  rotateRefreshToken: () => true,
  issueRefreshToken: async (ctx, client) => client.grantTypeAllowed('refresh_token'),
  ttl: { AccessToken: 3600, ClientCredentials: 600, RefreshToken: 86400, DeviceCode: 600 },
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  server.on('request', new Provider(issuer, configuration).callback());
  console.log(`ready ${issuer}`);
});
