import type { CheckResult } from './checks/check.ts'
import { lastToken } from './evidence/queries.ts'
import type { Certainty, Explanation, Problem, Scene } from './problems/problem.ts'
import { PROBLEMS } from './problems/registry.ts'
import type { Profile } from './profiles/profile.ts'
import { endpointsOf } from './profiles/clouds.ts'

/** A problem that the evidence marks, with its sentences. */
export interface Diagnosed extends Explanation {
  readonly problem: Problem
  readonly certainty: Certainty
}

const SURENESS: { readonly [certainty in Certainty]: number } = { certain: 0, likely: 1, possible: 2 }

/** The problems that a scene's evidence marks, the one to name first. None where nothing is sure enough to be named. */
export function diagnose(scene: Scene): Diagnosed[] {
  return PROBLEMS.flatMap((problem) => {
    const certainty = problem.mark(scene)
    return certainty === undefined ? [] : [{ problem, certainty, ...problem.explain(scene) }]
  }).sort((a, b) => SURENESS[a.certainty] - SURENESS[b.certainty])
}

/**
 * The scene of one failed result. What was seen of another mailbox explains nothing here; what was seen of the profile
 * as a whole, and of this mailbox by the other protocol, does.
 */
export function sceneOf(result: CheckResult, run: readonly CheckResult[], profile: Profile): Scene {
  const related = run.filter(({ mailbox }) => mailbox === undefined || result.mailbox === undefined || mailbox === result.mailbox)
  const evidence = related.flatMap((entry) => entry.evidence)
  const objectId = profile.objectId ?? lastToken(evidence)?.oid
  return {
    flow: profile.flow,
    product: profile.helpdesk.product,
    own: result.evidence,
    run: evidence,
    names: {
      clientId: profile.clientId,
      host: endpointsOf(profile).authorityHost,
      ...(profile.tenantId === undefined ? {} : { tenantId: profile.tenantId }),
      ...(objectId === undefined ? {} : { objectId }),
      ...(result.mailbox === undefined ? {} : { mailbox: result.mailbox }),
    },
  }
}
