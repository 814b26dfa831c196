import type { Fault } from '../fault.ts'

export const secretInvalid: Fault = {
  id: 'entra.secret-invalid',
  step: 'C3',
  sentence: () => 'The client secret was removed from the application, so the one in the profile is no longer valid.',
  isOn: (state, { ids, keyId }) => state.applications[ids.appId]?.secrets[keyId] === undefined,
  break: (_state, { ids, keyId }) => ({ applications: { [ids.appId]: { secrets: { [keyId]: null } } } }),
  mend: (_state, { ids, keyId, secret }) => ({ applications: { [ids.appId]: { secrets: { [keyId]: { ...secret } } } } }),
}
