import * as l10n from '@vscode/l10n'
import { ANNA } from '../../initial-state.ts'
import { applicationOf, patchApplication, patchUser, type Fault } from '../fault.ts'

export const userNotAssigned: Fault = {
  id: 'entra.user-not-assigned',
  step: 'U1',
  label: () => l10n.t('User not assigned'),
  sentence: () => l10n.t('The enterprise application has "Assignment required?" set to Yes, and the user who signs in is not assigned to it.'),
  isOn(state, context) {
    const user = state.users[ANNA]
    return applicationOf(state, context)?.assignmentRequired === true && user !== undefined && user.assignedTo[context.ids.appId] !== true
  },
  break: (state, context) => ({
    ...patchApplication(state, context, { assignmentRequired: true }),
    ...patchUser(state, context, { assignedTo: { [context.ids.appId]: null } }),
  }),
  mend: (state, context) => patchApplication(state, context, { assignmentRequired: false }),
}
