/** Exchange Online's whole answer to a refused AUTHENTICATE; it sends no challenge, and no response code, that would say more. */
export const REFUSED_IMAP_LOGIN = /^\S+ NO\b.*\bAUTHENTICATE failed/i

/** The general refusal of SMTP AUTH. 5.7.139 is another: it carries its reason in words. */
export const REFUSED_SMTP_LOGIN = /^535\b.*\b5\.7\.3\b/s

/** Comes after a successful AUTHENTICATE, as the answer to the next command; the number in the goodbye says the same. */
export const NOT_CONNECTED = /\bBAD\b.*User is authenticated but not connected|^\* BYE Connection closed\. 14\b/i

/** The mailbox's limits are exceeded. */
export const THROTTLED_IMAP = /Request is throttled|Suggested Backoff Time/i

/** The mailbox's server is away for a while; UNAVAILABLE is RFC 5530's code for it. */
export const UNAVAILABLE_IMAP = /\[UNAVAILABLE\]|Server Unavailable|^\* BYE Connection is closed\. 13\b/i

/** The connection outlived its access token. */
export const EXPIRED_SESSION = /AccessTokenExpired/i
