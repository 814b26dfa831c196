import type { Evidence } from '../../../../src/core/evidence/evidence.ts'
import { clock, dns, entra, http, imap, imapError, type Row, secretShape, smtp, smtpError, tcp, tls } from './facts.ts'

const TEN_MINUTES = 600_000
const PROXY: Evidence = { kind: 'proxy', at: '2026-11-25T18:00:00.000Z', sign: 'Via: 1.1 gateway' }

export const WAY_ROWS: readonly Row[] = [
  {
    id: 'network.dns',
    shown: [
      { by: 'a name that does not exist', own: [dns('ENOTFOUND')] },
      { by: 'a name server that does not answer', own: [dns('EAI_AGAIN', 'smtp.office365.com')] },
    ],
    misses: [{ by: 'another mailbox\' or check\'s name', own: [tcp('ECONNREFUSED')], beside: [dns('ENOTFOUND')] }],
  },
  {
    id: 'network.refused',
    shown: [{ by: 'a refused port', own: [tcp('ECONNREFUSED', 'smtp.office365.com', 587)] }],
    misses: [{ by: 'a login refused', own: [tcp(), tls(), imap('A1 NO AUTHENTICATE failed.')] }],
  },
  {
    id: 'network.unreachable',
    shown: [
      { by: 'no route to the network', own: [tcp('ENETUNREACH')] },
      { by: 'no route to the host', own: [tcp('EHOSTUNREACH')] },
    ],
    misses: [{ by: 'a time limit', own: [tcp('TIMEOUT')] }],
  },
  {
    id: 'network.timeout',
    shown: [
      { by: 'a connection that never comes', own: [tcp('TIMEOUT')] },
      { by: 'the system\'s own limit', own: [tcp('ETIMEDOUT')] },
      { by: 'a silent token endpoint', own: [tcp(), tls(), http(undefined, 'TIMEOUT')] },
      { by: 'a greeting that never comes', own: [tcp(undefined, 'smtp.office365.com', 587), smtpError('TIMEOUT', 'greeting')] },
      { by: 'silence after the login', own: [tcp(), tls(), imap('A1 OK AUTHENTICATE completed.'), imapError('TIMEOUT', 'open')] },
    ],
    misses: [{ by: 'a cancelled run', own: [tcp('CANCELLED')] }, { by: 'another result\'s', own: [http(429)], beside: [tcp('TIMEOUT')] }],
  },
  {
    id: 'network.proxy',
    shown: [
      { by: 'a proxy that wants a login', own: [http(407), entra('MISBEHAVED')] },
      { by: 'a proxy\'s mark', own: [PROXY, http(200)] },
    ],
    misses: [
      { by: 'Microsoft\'s own issuer', own: [tls('UNABLE_TO_VERIFY_LEAF_SIGNATURE')] },
      { by: 'an inspected connection that is trusted', own: [tls(undefined, 'CN=Zscaler Intermediate Root CA'), tcp('TIMEOUT')] },
    ],
  },
  {
    id: 'network.closed',
    shown: [
      { by: 'IMAP cut at the login', own: [tcp(), tls(), imapError('CLOSED', 'auth')] },
      { by: 'SMTP cut at the greeting', own: [tcp(), smtpError('CLOSED', 'greeting')] },
      { by: 'TLS cut', own: [tcp(), tls('CLOSED')] },
      { by: 'the token endpoint cut', own: [tcp(), tls(), http(undefined, 'CLOSED')] },
    ],
    misses: [
      { by: 'a goodbye that says why', own: [imap('* BYE Session invalidated - AccessTokenExpired', 'open'), imapError('CLOSED', 'open')] },
      { by: 'SMTP that says it closes', own: [smtp('421 4.3.2 Service not available', 'greeting'), smtpError('CLOSED', 'greeting')] },
      { by: 'a refused port', own: [tcp('ECONNREFUSED')] },
    ],
  },
  {
    id: 'network.misbehaved',
    shown: [
      { by: 'a greeting that is none', certainty: 'likely', own: [imapError('MISBEHAVED', 'greeting', '+OK POP3 ready')] },
      { by: 'challenges without end', certainty: 'likely', own: [smtpError('TOO_LARGE', 'auth')] },
      { by: 'a redirect of the secret', certainty: 'likely', own: [http(307, 'REDIRECT')] },
      { by: 'a page in place of a token', certainty: 'likely', own: [secretShape('other'), http(200), entra('MISBEHAVED')] },
    ],
    misses: [
      { by: 'a fault of the server\'s', own: [http(503), entra('MISBEHAVED')] },
      { by: 'too many requests', own: [http(429), entra('MISBEHAVED')] },
      { by: 'a cancelled run', own: [imapError('CANCELLED', 'auth')] },
    ],
  },
  {
    id: 'tls.untrusted',
    shown: [
      { by: 'an unknown issuer', own: [tls('UNABLE_TO_VERIFY_LEAF_SIGNATURE')] },
      { by: 'an inspecting device', own: [tls('SELF_SIGNED_CERT_IN_CHAIN', 'CN=Zscaler Intermediate Root CA, O=Zscaler Inc.')] },
      { by: 'a certificate that signs itself', own: [tls('DEPTH_ZERO_SELF_SIGNED_CERT')] },
    ],
    misses: [{ by: 'the application\'s certificate', own: [entra('invalid_client', 700027)] }, { by: 'another result\'s', own: [tcp('TIMEOUT')], beside: [tls('SELF_SIGNED_CERT_IN_CHAIN')] }],
  },
  {
    id: 'tls.name-mismatch',
    shown: [
      { by: 'another name', own: [tls('ERR_TLS_CERT_ALTNAME_INVALID')] },
      { by: 'a common name alone', own: [tls('NO_SUBJECT_ALT_NAME')] },
    ],
    misses: [{ by: 'a name that does not resolve', own: [dns('ENOTFOUND')] }],
  },
  {
    id: 'tls.expired',
    shown: [
      { by: 'its end', own: [tls('CERT_HAS_EXPIRED')] },
      { by: 'a beginning still to come', own: [tls('CERT_NOT_YET_VALID')] },
    ],
    misses: [{ by: 'an expired secret', own: [entra('invalid_client', 7000222)] }],
  },
  {
    id: 'tls.wrong-mode',
    shown: [{ by: 'clear text where TLS was due', own: [tls('ERR_SSL_WRONG_VERSION_NUMBER')] }],
    misses: [
      { by: 'no common version', own: [tls('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')] },
      { by: 'silence after the login', own: [imapError('TIMEOUT', 'open')] },
      { by: 'silence after AUTH', own: [smtpError('TIMEOUT', 'auth')] },
    ],
  },
  {
    id: 'tls.starttls-missing',
    shown: [
      { by: 'no offer', own: [smtpError('NO_STARTTLS', 'starttls')] },
      { by: 'a refusal', own: [smtp('454 4.7.0 TLS not available due to local problem', 'starttls', 'STARTTLS')] },
      { by: 'a command that is unknown', own: [smtp('502 5.5.1 Command not implemented', 'starttls', 'STARTTLS')] },
    ],
    misses: [{ by: 'AUTH that is unknown', own: [smtp('502 5.5.1 Command not implemented', 'auth', 'AUTH XOAUTH2')] }],
  },
  {
    id: 'tls.handshake',
    shown: [
      { by: 'no common version', own: [tls('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')] },
      { by: 'no common cipher', own: [tls('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE')] },
      { by: 'a broken protocol', own: [tls('EPROTO')] },
    ],
    misses: [
      { by: 'clear text where TLS was due', own: [tls('ERR_SSL_WRONG_VERSION_NUMBER')] },
      { by: 'a connection cut after the handshake', own: [imapError('CLOSED', 'greeting')] },
    ],
  },
  {
    id: 'clock.skew',
    shown: [
      { by: 'an assertion out of its time', own: [entra('invalid_client', 700024, 'Client assertion is not within its valid time range. Current time: 2024-12-07T12:09:18.3149355Z')] },
      { by: 'the other number of it', own: [entra('invalid_client', 500133)] },
      { by: 'a certificate that seems expired while the clock is off', own: [tls('CERT_HAS_EXPIRED')], beside: [clock(-TEN_MINUTES)] },
      { by: 'a certificate that seems to come while the clock is off', own: [tls('CERT_NOT_YET_VALID')], beside: [clock(TEN_MINUTES)] },
      { by: 'a clock that is off, and nothing else', certainty: 'possible', own: [clock(TEN_MINUTES), http(200)] },
    ],
    misses: [
      { by: 'a difference of less than five minutes', own: [clock(290_000), tls('CERT_HAS_EXPIRED')] },
      { by: 'a clock that is off beside a refused port', own: [tcp('ECONNREFUSED')], beside: [clock(TEN_MINUTES)] },
    ],
  },
]
