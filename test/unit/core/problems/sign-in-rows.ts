import { entra, http, type Row } from './facts.ts'

/** Refusals that a user's sign-in, or its renewal, meets. */
export const SIGN_IN_ROWS: readonly Row[] = [
  {
    id: 'entra.account-type',
    shown: [
      { by: 'a work account at the endpoint for personal ones', own: [entra('invalid_request', 9002331, 'Application is configured for use by Azure Active Directory users only.')] },
      { by: 'the words without a number', own: [entra('unauthorized_client', undefined, 'The client does not exist or is not enabled for consumers.')] },
    ],
    misses: [{ by: 'an application for one tenant', own: [entra('invalid_request', 50194, 'Application is not configured as a multi-tenant application.')] }],
  },
  {
    id: 'entra.admin-consent-required',
    shown: [
      { by: 'its number', own: [entra('access_denied', 90094, 'The grant requires administrator permission.')] },
      { by: 'the page\'s words', own: [entra('access_denied', undefined, 'Need admin approval')] },
    ],
    misses: [{ by: 'a user who may consent and has not', own: [entra('invalid_grant', 65001, 'The user or administrator has not consented to use the application.')] }],
  },
  {
    id: 'entra.consent-declined',
    shown: [{ by: 'its number', own: [entra('access_denied', 65004, 'User declined to consent to access the app.')] }],
    misses: [{ by: 'consent that nobody was asked for', own: [entra('invalid_grant', 65001)] }],
  },
  {
    id: 'entra.consent-missing',
    shown: [{ by: 'its number', own: [entra('invalid_grant', 65001, 'The user or administrator has not consented to use the application.')] }],
    misses: [{ by: 'consent that was declined', own: [entra('access_denied', 65004)] }],
  },
  {
    id: 'entra.permission-not-configured',
    shown: [
      { by: 'a resource that the registration does not list', own: [entra('invalid_client', 650057, "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. List of valid resources from app registration: 00000003-0000-0000-c000-000000000000.")] },
      { by: 'a scope that it does not list', own: [entra('invalid_client', 65005)] },
    ],
    misses: [{ by: 'a permission that is no more', own: [entra('invalid_client', 650054)] }],
  },
  {
    id: 'entra.public-client',
    shown: [{ by: 'its number', own: [entra('invalid_client', 700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.")] }],
    misses: [{ by: 'a secret that is missing', own: [entra('invalid_client', 7000218)] }],
  },
  {
    id: 'entra.platform-type',
    shown: [
      { by: 'a code redeemed outside a browser', own: [entra('invalid_request', 9002327)] },
      { by: 'a sign-in that ended after a day', own: [entra('invalid_grant', 700084)] },
    ],
    misses: [{ by: 'a sign-in that was not used for 90 days', own: [entra('invalid_grant', 700082)] }],
  },
  {
    id: 'entra.redirect-mismatch',
    shown: [
      { by: 'another address', own: [entra('invalid_request', 50011, "The redirect URI 'https://helpdesk.example/oauth' specified in the request does not match the redirect URIs configured for the application.")] },
      { by: 'no address at all', own: [entra('invalid_request', 500113, 'No reply address is registered for the application.')] },
    ],
    misses: [{ by: 'the wrong kind of address', own: [entra('invalid_request', 9002325)] }],
  },
  {
    id: 'entra.wrong-account',
    shown: [{ by: 'an account of another tenant', own: [entra('invalid_grant', 50020, "User account 'kim@elsewhere.example' from identity provider does not exist in tenant 'Contoso'.")] }],
    misses: [{ by: 'an account that exists nowhere', own: [entra('invalid_grant', 50034)] }],
  },
  {
    id: 'entra.user-unknown',
    shown: [{ by: 'its number', own: [entra('invalid_grant', 50034, 'The user account does not exist in the directory.')] }],
    misses: [{ by: 'an account of another tenant', own: [entra('invalid_grant', 50020)] }],
  },
  {
    id: 'entra.user-disabled',
    shown: [{ by: 'its number', own: [entra('invalid_grant', 50057, 'The user account is disabled.')] }],
    misses: [{ by: 'a disabled application', own: [entra('unauthorized_client', 7000112)] }],
  },
  {
    id: 'entra.user-not-assigned',
    shown: [{ by: 'its number', own: [entra('invalid_grant', 50105)] }],
    misses: [{ by: 'consent that is missing', own: [entra('invalid_grant', 65001)] }],
  },
  {
    id: 'entra.password-invalid',
    shown: [
      { by: 'a wrong password', own: [http(400), entra('invalid_grant', 50126, 'Error validating credentials due to invalid username or password.')] },
      { by: 'a locked account', own: [entra('invalid_grant', 50053)] },
    ],
    misses: [{ by: 'a second factor that is due', own: [entra('invalid_grant', 50076)] }],
  },
  {
    id: 'entra.mfa-required',
    shown: [{ by: 'a second factor that is due', own: [entra('invalid_grant', 50076)] }, { by: 'one that must be set up first', own: [entra('invalid_grant', 50079)] }],
    misses: [{ by: 'a place that a policy blocks', own: [entra('invalid_grant', 53003)] }],
  },
  {
    id: 'entra.refresh-expired',
    shown: [
      { by: 'a sign-in that was not used for 90 days', own: [entra('invalid_grant', 700082, 'The refresh token has expired due to inactivity.')] },
      { by: 'a policy on how often to sign in', own: [entra('invalid_grant', 70043)] },
    ],
    misses: [{ by: 'a sign-in that an admin ended', own: [entra('invalid_grant', 50173)] }],
  },
  {
    id: 'entra.grant-revoked',
    shown: [{ by: 'a sign-in that an admin ended', own: [entra('invalid_grant', 50173)] }],
    misses: [{ by: 'a sign-in that expired', own: [entra('invalid_grant', 700082)] }],
  },
  {
    id: 'entra.grant-invalid',
    shown: [
      { by: 'a code that was redeemed twice', own: [entra('invalid_grant', 54005)] },
      { by: 'the words without a number', own: [entra('invalid_grant', undefined, 'The code has expired')] },
    ],
    misses: [{ by: 'a request that cannot be read', own: [entra('invalid_request', 9002313)] }],
  },
  {
    id: 'entra.scope-invalid',
    shown: [
      { by: 'a scope that is none', own: [entra('invalid_scope', 70011)] },
      { by: 'the bare error', certainty: 'likely', own: [entra('invalid_scope')] },
    ],
    misses: [{ by: 'a resource that the tenant does not know', own: [entra('invalid_resource', 500011)] }],
  },
  {
    id: 'entra.parameter-missing',
    shown: [{ by: 'an empty field', own: [entra('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.")] }],
    misses: [{ by: 'a secret that is missing', own: [entra('invalid_request', 900144, "The request body must contain the following parameter: 'client_secret'.")] }],
  },
  {
    id: 'entra.request-malformed',
    shown: [{ by: 'its number', own: [entra('invalid_request', 9002313, 'Invalid request. Request is malformed or invalid.')] }],
    misses: [{ by: 'a field that is missing', own: [entra('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.")] }],
  },
]
