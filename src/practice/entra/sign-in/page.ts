import { randomBytes } from 'node:crypto'
import type { EntraAnswer } from '../route.ts'

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f2f2f2,#1b1b1b);font:16px/1.45 "Segoe UI",system-ui,sans-serif}',
  'main{width:min(27rem,80vw);padding:2.5rem;background:light-dark(#fff,#262626);box-shadow:0 2px 8px #0004;overflow-wrap:anywhere}',
  'h1{font-size:1.5rem;font-weight:600}',
  'small{display:block;font-size:.85rem;color:light-dark(#5e5e5e,#c0c0c0)}',
  'button,input{font:inherit;box-sizing:border-box;width:100%;padding:.6rem;margin:.35rem 0;border:1px solid #868686;background:none;color:inherit;text-align:left}',
  '.main,.plain{text-align:center}',
  '.main{background:#0067b8;color:#fff}',
].join('')

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text from outside, fit to stand in an element or in a quoted attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

export const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escaped(value)}">`

/** Where a form may lead: its own server, and through it the client's redirect URI (CSP Level 3 section 6.4.2 follows redirects). */
function formTarget(uri: string): string {
  const { protocol, origin } = new URL(uri)
  return /^https?:$/.test(protocol) ? origin : protocol
}

export interface PageOptions {
  readonly status?: number
  /** Redirect URI that a form of the page ends at */
  readonly leadsTo?: string | undefined
}

/** A page of the practice Entra: no script, its one style by nonce, never stored, never framed. `content` must be escaped by its maker. */
export function page(title: string, content: string, { status = 200, leadsTo }: PageOptions = {}): EntraAnswer {
  const nonce = randomBytes(16).toString('base64')
  const target = leadsTo === undefined ? '' : ` ${formTarget(leadsTo)}`
  return {
    status,
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'${target}; frame-ancestors 'none'; base-uri 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>`
      + `<style nonce="${nonce}">${STYLE}</style></head><body><main><small>Practice tenant, on this machine alone</small><h1>${escaped(title)}</h1>${content}</main></body></html>`,
  }
}
