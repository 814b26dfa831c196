/** Where in an IMAP or SMTP session a thing happened. */
export type Stage =
  | 'connect' | 'tls' | 'greeting' | 'capability' | 'starttls' | 'auth' | 'open' | 'idle' | 'from' | 'recipient' | 'data' | 'logout'

interface Fact {
  /** ISO 8601, wall clock */
  readonly at: string
}

/** `error` is Node's code (`ENOTFOUND`) or one of {@link WireFault}. */
export interface DnsEvidence extends Fact {
  readonly kind: 'dns'
  readonly host: string
  readonly addresses: readonly string[]
  readonly error?: string
  readonly durationMs: number
}

export interface TcpEvidence extends Fact {
  readonly kind: 'tcp'
  readonly host: string
  readonly port: number
  readonly address?: string
  readonly error?: string
  readonly durationMs: number
}

export interface TlsEvidence extends Fact {
  readonly kind: 'tls'
  readonly host: string
  readonly port: number
  readonly issuer?: string
  /** ISO 8601 */
  readonly validTo?: string
  readonly error?: string
  readonly durationMs: number
}

export interface HttpEvidence extends Fact {
  readonly kind: 'http'
  readonly host: string
  readonly path: string
  readonly status?: number
  /** The server's Date header, as sent */
  readonly date?: string
  readonly error?: string
}

/** `number` is the AADSTS number. `description` is Microsoft's text, redacted. */
export interface OAuthErrorEvidence extends Fact {
  readonly kind: 'oauth-error'
  readonly error: string
  readonly suberror?: string
  readonly number?: number
  readonly description?: string
  readonly traceId?: string
  readonly correlationId?: string
}

export interface TokenEvidence extends Fact {
  readonly kind: 'token'
  readonly roles: readonly string[]
  readonly scp: readonly string[]
  readonly aud: string
  readonly oid?: string
  /** ISO 8601 */
  readonly exp?: string
}

interface MailEvidence extends Fact {
  readonly stage: Stage
  /** What we sent, without its secret part */
  readonly command?: string
  /** The server's whole answer, redacted */
  readonly reply?: string
  readonly error?: string
}

export interface ImapEvidence extends MailEvidence {
  readonly kind: 'imap'
}

export interface SmtpEvidence extends MailEvidence {
  readonly kind: 'smtp'
}

export interface ProxyEvidence extends Fact {
  readonly kind: 'proxy'
  readonly sign: string
}

/** `skewMs` is the server's clock less ours. */
export interface ClockEvidence extends Fact {
  readonly kind: 'clock'
  readonly skewMs: number
}

/** A fact about the profile or its secret that a machine can tell without a connection. */
export interface SettingEvidence extends Fact {
  readonly kind: 'setting'
  readonly name: 'secret.shape' | 'credential.expiresOn' | 'tenant.issuer'
  readonly value: string
}

/** All that a run, or a pasted log, can show. */
export type Evidence =
  | DnsEvidence | TcpEvidence | TlsEvidence | HttpEvidence | OAuthErrorEvidence | TokenEvidence
  | ImapEvidence | SmtpEvidence | ProxyEvidence | ClockEvidence | SettingEvidence

/** Faults that are ours to name, beside Node's own codes. */
export type WireFault =
  /** no answer within the limit */
  | 'TIMEOUT'
  /** closed or reset by the other side before the answer */
  | 'CLOSED'
  /** more bytes, answers or rounds than a server of this kind sends */
  | 'TOO_LARGE'
  /** an answer no server of this kind gives */
  | 'MISBEHAVED'
  /** a redirect where none is due */
  | 'REDIRECT'
  /** XOAUTH2 is not among the mechanisms offered */
  | 'NO_XOAUTH2'
  /** STARTTLS is not offered, or refused */
  | 'NO_STARTTLS'
  /** the certificate names hosts only in its common name (RFC 9525, section 6.3) */
  | 'NO_SUBJECT_ALT_NAME'
  | 'CANCELLED'
