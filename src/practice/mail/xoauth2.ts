export interface SaslAnswer {
  readonly user: string
  readonly token: string
}

/** `user=ADDRESS ^A auth=Bearer TOKEN ^A ^A` in base64 (Microsoft, "SASL XOAUTH2"); `undefined` for anything else. */
export function readXoauth2(base64: string): SaslAnswer | undefined {
  if (!/^[A-Za-z0-9+/]{4,}={0,2}$/.test(base64)) return undefined
  const [user = '', auth = '', ...end] = Buffer.from(base64, 'base64').toString('utf8').split('\x01')
  const token = /^auth=Bearer (\S+)$/i.exec(auth)?.[1]
  return /^user=[^\s]+$/i.test(user) && token !== undefined && end.length === 2 ? { user: user.slice(5), token } : undefined
}

/** What Google's and Dovecot's servers say before they refuse a token, and Exchange does not: JSON in base64. */
export const ERROR_CHALLENGE = Buffer.from('{"status":"400","schemes":"Bearer","scope":"https://outlook.office365.com/"}').toString('base64')
