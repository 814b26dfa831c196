import type { Fault } from '../fault.ts'

const DAY_MS = 24 * 3600 * 1000

export const secretExpired: Fault = {
  id: 'entra.secret-expired',
  step: 'C3',
  sentence: () => 'The client secret expired yesterday.',
  isOn(state, { ids, keyId, now }) {
    const secret = state.applications[ids.appId]?.secrets[keyId]
    return secret !== undefined && Date.parse(secret.endDateTime) <= now().getTime()
  },
  break: (_state, { ids, keyId, secret, now }) =>
    ({ applications: { [ids.appId]: { secrets: { [keyId]: { hint: secret.hint, endDateTime: new Date(now().getTime() - DAY_MS).toISOString() } } } } }),
  mend: (_state, { ids, keyId, secret }) => ({ applications: { [ids.appId]: { secrets: { [keyId]: { ...secret } } } } }),
}
