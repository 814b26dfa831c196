import assert from 'node:assert/strict'
import { diagnose } from '../../../../src/core/diagnosis.ts'
import { ENTRA_REFUSALS } from '../../../../src/core/problems/entra-refusals.ts'
import { other } from '../../../../src/practice/faults/entra/other.ts'
import { faultBench } from '../../practice/faults/fault-bench.ts'
import { entra, scene } from './facts.ts'

/** AADSTS numbers that mark a problem whatever their text says. */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  'clock.skew': [700024, 500133],
  'entra.tenant-malformed': [900023],
  'entra.other-cloud': [90038, 900382, 900432, 50049],
  'entra.tenant-not-found': [90002, 50128],
  'entra.single-tenant': [50194, 50059, 90019],
  'entra.client-id-malformed': [90112],
  'entra.app-disabled': [7000112],
  'entra.app-not-found': [700016, 70001, 700011],
  'entra.account-type': [9002331, 9002332, 9002346, 9001023, 500208],
  'entra.secret-expired': [7000222],
  'entra.credential-missing': [7000218],
  'entra.secret-invalid': [7000215],
  'entra.certificate-invalid': [700027, 700030, 50027, 50017],
  'entra.public-client': [700025],
  'entra.platform-type': [9002325, 9002326, 9002327, 700084],
  'entra.redirect-mismatch': [50011, 500113, 900971, 70004],
  'entra.wrong-account': [50020, 90072, 16000],
  'entra.user-unknown': [50034, 51004],
  'entra.user-disabled': [50057],
  'entra.user-not-assigned': [50105],
  'entra.password-invalid': [50126, 50053, 50055, 50056],
  'entra.conditional-access': [53003, 53000, 53001, 530032, 530035, 50097, 50131, 50005],
  'entra.refresh-expired': [700082, 70008, 70043],
  'entra.grant-revoked': [50173, 50132, 50133],
  'entra.mfa-required': [50076, 50078, 50079, 50072, 50074, 50158],
  'entra.permission-invalid': [65006, 650054],
  'entra.permission-not-configured': [650057, 65005, 650053, 650056],
  'entra.resource-not-found': [500011, 650052],
  'entra.admin-consent-required': [90094, 90095],
  'entra.consent-declined': [65004],
  'entra.consent-missing': [65001],
  'entra.scope-invalid': [70011, 1002012, 700022, 28002, 28003],
  'entra.parameter-missing': [900144, 90014],
  'entra.request-malformed': [9002313, 90004],
  'entra.grant-invalid': [70000, 54005, 501481, 700005],
  'entra.throttled': [90055, 50196],
  'entra.service-error': [90033, 90036, 50000, 50033, 90006, 90024],
}

const named = (number: number): string[] => diagnose(scene({ own: [entra('invalid_grant', number)], flow: 'user' })).map(({ problem }) => problem.id)

describe('ENTRA_REFUSALS', () => {
  for (const [id, numbers] of Object.entries(NUMBERS)) {
    it(`names ${id}, and nothing beside it, for ${numbers.join(', ')}`, () => {
      for (const number of numbers) assert.deepEqual(named(number), [id], String(number))
    })
  }

  it('has a number for each, but for the one that the stored secret shows', () => {
    assert.deepEqual(ENTRA_REFUSALS.map(({ id }) => id).filter((id) => !(id in NUMBERS)), ['entra.secret-is-id'])
  })

  it('leaves the number of the practice tenant\'s general fault to entra.other', () => {
    const { tenant, set } = faultBench()
    set(other.id, true)
    assert.deepEqual(named(tenant.state().service.entra.answerWithNumber ?? 0), ['entra.other'])
  })
})
