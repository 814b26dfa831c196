import { audienceWrong } from './entra/audience-wrong.ts'
import { rolesMissing } from './entra/roles-missing.ts'
import { notConnected } from './exchange/not-connected.ts'
import { principalMissing } from './exchange/principal-missing.ts'
import type { Problem } from './problem.ts'

/** What a login refused without a reason may really be, told from the token and from the other protocol; the most specific first. */
export const LOGIN_REFUSALS: readonly Problem[] = [audienceWrong, rolesMissing, notConnected, principalMissing]
