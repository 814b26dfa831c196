import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import * as z from 'zod'
import type { Wire } from '../connect.ts'
import { request } from '../http.ts'
import type { Trust } from '../trust.ts'
import { wireFault } from '../wire-error.ts'
import { parseJson, recordEntraError } from './entra-error.ts'

/** RFC 6749, section 5.1. The token's characters are those of RFC 6750, section 2.1: nothing that could end a header or a SASL field. */
const TOKEN_ANSWER = z.object({
  access_token: z.string().check(z.regex(/^[A-Za-z0-9\-._~+/]+=*$/)),
  token_type: z.string().check(z.regex(/^bearer$/i)),
  expires_in: z.union([z.number(), z.string().check(z.regex(/^\d{1,10}$/))]),
})

export interface TokenWire extends Wire {
  readonly trust: Trust
  readonly allowedHosts: readonly string[]
  /** Takes the credential of the request out of whatever the server echoes */
  readonly redact: (text: string) => string
}

/**
 * MSAL's transport, on the product's own HTTPS client. MSAL hides what a server really answered, so each refusal is
 * recorded here as `oauth-error` evidence; an answer that is neither a token nor an error never reaches MSAL.
 */
export function networkClient(wire: TokenWire): INetworkModule {
  const send = async <T>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> => {
    const answer = await request({
      ...wire,
      method,
      url: new URL(url),
      ...(options?.headers === undefined ? {} : { headers: options.headers }),
      ...(options?.body === undefined ? {} : { body: options.body }),
    })
    const body = parseJson(answer.body)
    if (answer.status === 200) {
      if (method === 'POST' && !TOKEN_ANSWER.safeParse(body).success) throw misbehaved(wire)
    } else if (!recordEntraError(wire.evidence, body, wire.redact)) {
      throw misbehaved(wire)
    }
    return { headers: answer.headers, body: body as T, status: answer.status }
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  }
}

function misbehaved(wire: Wire) {
  const fault = wireFault('MISBEHAVED')
  wire.evidence.add({ kind: 'oauth-error', error: fault.code })
  return fault
}
