import { BOTH_ROLES, entra, http, imap, issuer, type Row, secretShape, smtp, tcp, tls, token } from './facts.ts'

const APP = '6f5a4b3c-2d1e-4f00-9a8b-7c6d5e4f3a2b'
const NOT_FOUND = "was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant."
const WRONG_SECRET = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${APP}'.`
const NO_SECRET = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."

export const ENTRA_ROWS: readonly Row[] = [
  {
    id: 'entra.app-not-found',
    shown: [
      { by: 'a client id that the directory does not know', own: [http(400), entra('unauthorized_client', 700016, `Application with identifier '${APP}' ${NOT_FOUND}`)] },
      { by: 'the number without a text', own: [entra('unauthorized_client', 700011)] },
      { by: 'the older number', own: [entra('unauthorized_client', 70001, `Application with identifier '${APP}' ${NOT_FOUND}`)] },
    ],
    misses: [
      { by: 'a mail address in place of the id', own: [entra('unauthorized_client', 700016, `Application with identifier 'user@contoso.example' ${NOT_FOUND}`)] },
      { by: 'the resource that is missing', own: [entra('invalid_resource', 500011, 'The resource principal named https://outlook.office365.com was not found in the tenant named Contoso.')] },
    ],
  },
  {
    id: 'entra.client-id-malformed',
    shown: [
      { by: 'a mail address in place of the id', own: [entra('unauthorized_client', 700016, `Application with identifier 'user@contoso.example' ${NOT_FOUND}`)] },
      { by: 'a GUID with a digit too few', own: [entra('unauthorized_client', 700016, `Application with identifier '${APP.slice(0, -1)}' ${NOT_FOUND}`)] },
      { by: 'the number of its own', own: [entra('invalid_request', 90112, 'Application identifier is expected to be a GUID.')] },
    ],
    misses: [{ by: 'an id in capitals', own: [entra('unauthorized_client', 700016, `Application with identifier '${APP.toUpperCase()}' ${NOT_FOUND}`)] }],
  },
  {
    id: 'entra.app-disabled',
    shown: [{ by: 'its number', own: [entra('unauthorized_client', 7000112, `Application '${APP}'(Helpdesk Mail) is disabled.`)] }],
    misses: [{ by: 'a disabled user', own: [entra('invalid_grant', 50057, 'The user account is disabled.')] }],
  },
  {
    id: 'entra.secret-is-id',
    shown: [{ by: 'a refused secret of a GUID\'s shape', own: [secretShape('guid'), http(401), entra('invalid_client', 7000215, WRONG_SECRET)] }],
    misses: [
      { by: 'a refused secret of another shape, whatever the text says', own: [secretShape('other'), entra('invalid_client', 7000215, WRONG_SECRET)] },
      { by: 'another refusal of a GUID', own: [secretShape('guid'), entra('invalid_client', 7000222, 'The provided client secret keys are expired.')] },
      { by: 'no refusal at all', own: [secretShape('guid'), tcp('ECONNREFUSED')] },
    ],
  },
  {
    id: 'entra.secret-invalid',
    shown: [
      { by: 'its number', own: [secretShape('other'), entra('invalid_client', 7000215, WRONG_SECRET)] },
      { by: 'the older pair of numbers', own: [entra('invalid_client', 70002, 'Error validating credentials. AADSTS50012: Invalid client secret is provided.')] },
    ],
    misses: [
      { by: 'a secret of a GUID\'s shape', own: [secretShape('guid'), entra('invalid_client', 7000215, WRONG_SECRET)] },
      { by: 'an expired one', own: [entra('invalid_client', 7000222, 'The provided client secret keys are expired.')] },
      { by: 'a signature under the shared number', own: [entra('invalid_client', 50012, 'Authentication failed: the signature of the client assertion is not valid.')] },
      { by: 'Google\'s words', own: [entra('invalid_client', undefined, 'The provided client secret is invalid.')] },
    ],
  },
  {
    id: 'entra.secret-expired',
    shown: [{ by: 'its number', own: [secretShape('other'), entra('invalid_client', 7000222, 'The provided client secret keys are expired. Visit the Azure portal to create new keys for your app.')] }],
    misses: [{ by: 'an expired sign-in', flow: 'user', own: [entra('invalid_grant', 700082, 'The refresh token has expired due to inactivity.')] }],
  },
  {
    id: 'entra.credential-missing',
    shown: [
      { by: 'its number', own: [entra('invalid_client', 7000218, NO_SECRET)] },
      { by: 'a missing field that is named', own: [entra('invalid_request', 900144, "The request body must contain the following parameter: 'client_secret'.")] },
      { by: 'the older number', own: [entra('invalid_request', 90014, "The request body must contain the following parameter: 'client_secret or client_assertion'.")] },
    ],
    misses: [{ by: 'another missing field', own: [entra('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.")] }],
  },
  {
    id: 'entra.certificate-invalid',
    shown: [
      { by: 'a key that is not uploaded', own: [entra('invalid_client', 700027, "Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '1C74D736BEA6C95459FD38D02D0A2514A52FC9E9']")] },
      { by: 'a subject that is not authorised', own: [entra('invalid_client', 700030)] },
      { by: 'an assertion under the shared number', own: [entra('invalid_client', 50012, 'Client assertion contains an invalid signature.')] },
    ],
    misses: [
      { by: 'a secret under the shared number', own: [entra('invalid_client', 50012, 'Invalid client secret is provided.')] },
      { by: 'an assertion out of its time', own: [entra('invalid_client', 700024, 'Client assertion is not within its valid time range.')] },
      { by: 'a certificate of TLS', own: [tls('UNABLE_TO_VERIFY_LEAF_SIGNATURE')] },
    ],
  },
  {
    id: 'entra.tenant-not-found',
    shown: [
      { by: 'an id that no tenant has', own: [http(400), entra('invalid_tenant', 90002, "Tenant 'e245e20a-ab3c-4438-8430-6e077592ebe7' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.")] },
      { by: 'a domain that no tenant has', own: [entra('invalid_request', 50128, 'Invalid domain name - No tenant-identifying information found in either the request or implied by any provided credentials.')] },
    ],
    misses: [{ by: 'a tenant of zeros', own: [entra('invalid_request', 90002, "Requested tenant identifier '00000000-0000-0000-0000-000000000000' is not valid. Tenant identifiers may not be an empty GUID.")] }],
  },
  {
    id: 'entra.tenant-malformed',
    shown: [
      { by: 'a word in its place', own: [entra('invalid_request', 900023, "Specified tenant identifier 'undefined' is neither a valid DNS name, nor a valid external domain.")] },
      { by: 'a tenant of zeros', own: [entra('invalid_request', 90002, "Requested tenant identifier '00000000-0000-0000-0000-000000000000' is not valid. Tenant identifiers may not be an empty GUID.")] },
    ],
    misses: [{ by: 'an id that no tenant has', own: [entra('invalid_tenant', 90002, "Tenant 'contoso.example' not found.")] }],
  },
  {
    id: 'entra.other-cloud',
    shown: [
      { by: 'a tenant that is redirected', own: [entra('invalid_request', 900432, 'Confidential Client is not supported in Cross Cloud request.')] },
      { by: 'a discovery document of another cloud', certainty: 'likely', own: [http(200), issuer('login.microsoftonline.us')] },
    ],
    misses: [
      { by: 'the profile\'s own authority', own: [issuer('login.microsoftonline.com')] },
      { by: 'a host that is none of Microsoft\'s', own: [issuer('login.microsoftonline.us.contoso.example')] },
    ],
  },
  {
    id: 'entra.single-tenant',
    shown: [
      { by: 'the common address', own: [entra('invalid_request', 50194, `Application '${APP}'(Helpdesk) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '10/15/2018'.`)] },
      { by: 'a request that names no tenant', own: [entra('invalid_request', 50059, 'No tenant-identifying information found in either the request or implied by any provided credentials.')] },
      { by: 'its words without a number', own: [entra('invalid_request', undefined, 'The application is not configured as a multi-tenant application.')] },
    ],
    misses: [{ by: 'a multi-tenant application that nobody consented to', own: [entra('unauthorized_client', 700016, `Application with identifier '${APP}' ${NOT_FOUND}`)] }],
  },
  {
    id: 'entra.conditional-access',
    shown: [
      { by: 'a policy', own: [entra('invalid_grant', 53003, 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.')] },
      { by: 'a managed device that is asked for', flow: 'user', own: [entra('interaction_required', 530003, 'Your device is required to be managed to access this resource.')] },
    ],
    misses: [{ by: 'a second factor', flow: 'user', own: [entra('interaction_required', 50076, 'Due to a configuration change made by your administrator, you must use multi-factor authentication.')] }],
  },
  {
    id: 'entra.permission-invalid',
    shown: [{ by: 'its number', own: [entra('invalid_client', 65006, "Resource 'f2f769e9-1f92-4f91-8dbb-d5efabc88879' had no entitlements matching required permissions configured on the required resource.")] }],
    misses: [{ by: 'a resource that is not listed', own: [entra('invalid_client', 650057, 'Invalid resource. The client has requested access to a resource which is not listed in the requested permissions.')] }],
  },
  {
    id: 'entra.resource-not-found',
    shown: [{ by: 'its number', own: [entra('invalid_resource', 500011, 'The resource principal named https://outlook.office365.com was not found in the tenant named Contoso.')] }],
    misses: [{ by: 'the application that is missing', own: [entra('unauthorized_client', 700016, `Application with identifier '${APP}' ${NOT_FOUND}`)] }],
  },
  {
    id: 'entra.throttled',
    shown: [
      { by: 'the status', own: [http(429), entra('MISBEHAVED')] },
      { by: 'the tenant\'s limit', own: [entra('temporarily_unavailable', 90055, 'The server has terminated the request due to excessive request rate.')] },
      { by: 'a client in a loop', own: [entra('invalid_request', 50196, 'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.')] },
    ],
    misses: [{ by: 'a throttled mailbox', own: [imap('A3 BAD Request is throttled. Suggested Backoff Time: 201317 milliseconds', 'open')] }],
  },
  {
    id: 'entra.service-error',
    shown: [
      { by: 'a number of a passing fault', own: [http(503), entra('temporarily_unavailable', 90033, 'A transient error has occurred. Please try again.')] },
      { by: 'the status alone', certainty: 'likely', own: [http(502), entra('MISBEHAVED')] },
    ],
    misses: [
      { by: 'a number that names another reason', own: [http(500), entra('server_error', 54321, 'Something else.')] },
      { by: 'a page where an answer was due', own: [http(200), entra('MISBEHAVED')] },
    ],
  },
  {
    id: 'entra.audience-wrong',
    shown: [
      { by: 'a token of Microsoft Graph', own: [token(BOTH_ROLES, 'https://graph.microsoft.com')] },
      { by: 'a login refused with such a token', own: [imap('A1 NO AUTHENTICATE failed.')], beside: [token(BOTH_ROLES, 'https://ps.outlook.com')] },
    ],
    misses: [
      { by: 'Exchange Online by its id', own: [token(BOTH_ROLES, '00000002-0000-0ff1-ce00-000000000000')] },
      { by: 'Exchange Online with a slash', own: [token([], 'https://outlook.office.com/')] },
      { by: 'a lost connection, whatever the token', own: [tcp('TIMEOUT')], beside: [token([], 'https://graph.microsoft.com')] },
    ],
  },
  {
    id: 'entra.roles-missing',
    shown: [
      { by: 'a token without roles', own: [token([])] },
      { by: 'IMAP refused without its role', own: [imap('A1 NO AUTHENTICATE failed.')], beside: [token(['SMTP.SendAsApp'])] },
      { by: 'SMTP refused without its role', own: [smtp('535 5.7.3 Authentication unsuccessful [AM0PR04CA0001.eurprd04.prod.outlook.com]')], beside: [token(['IMAP.AccessAsApp'])] },
    ],
    misses: [
      { by: 'a role that this protocol does not need', own: [imap('A1 NO AUTHENTICATE failed.')], beside: [token(['IMAP.AccessAsApp'])] },
      { by: 'a user\'s token, which has none', flow: 'user', own: [imap('A1 NO AUTHENTICATE failed.')], beside: [token([])] },
      { by: 'a lost connection in the same result', own: [token([]), tcp('ECONNREFUSED')] },
      { by: 'another server\'s refusal', own: [imap('A1 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)')], beside: [token([])] },
      { by: 'a token for another resource', own: [token([], 'https://graph.microsoft.com')] },
    ],
  },
  {
    id: 'entra.other',
    shown: [
      { by: 'a number that no row has', own: [entra('invalid_grant', 1000031, 'Application cannot be accessed at this time. Contact your administrator to enable access.')] },
      { by: 'a shared number without telling words', own: [entra('invalid_client', 70002, 'Error validating credentials.')] },
    ],
    misses: [
      { by: 'a number that a row has', own: [entra('invalid_client', 7000222)] },
      { by: 'a refusal without a number', own: [entra('invalid_client', undefined, 'Unauthorized')] },
      { by: 'no refusal', own: [http(200)] },
    ],
  },
]
