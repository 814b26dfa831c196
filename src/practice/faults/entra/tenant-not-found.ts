import * as l10n from '@vscode/l10n'
import type { Fault } from '../fault.ts'

const ANOTHER_ID = '5c1d0f8e-7a42-4b69-9e30-d2b6c4a8f017'

/** As if the profile named a tenant that is not there; the domain still leads to the one that is. */
export const tenantNotFound: Fault = {
  id: 'entra.tenant-not-found',
  step: 'C2',
  label: () => l10n.t('Tenant ID unknown'),
  sentence: () => l10n.t('The tenant has another directory (tenant) ID than the one in the profile, which no tenant has.'),
  isOn: ({ tenant }, { ids }) => tenant.id !== ids.tenantId,
  break: () => ({ tenant: { id: ANOTHER_ID } }),
  mend: (_state, { ids }) => ({ tenant: { id: ids.tenantId } }),
}
