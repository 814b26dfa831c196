import { ANNA } from '../initial-state.ts'
import type { Application, Mailbox, TenantState, User } from '../tenant-state.ts'
import { applicationOf, eachMailbox, patchApplication, patchUser, type Fault, type FaultLabel, type StatePatch } from './fault.ts'

interface Setting<V> extends FaultLabel {
  readonly read: (state: TenantState) => V
  readonly write: (value: V) => StatePatch
  readonly broken: V
  readonly right: V
}

/** A fault that is one value at one place of the state, which is always there. */
export const setting = <V>({ id, step, label, sentence, read, write, broken, right }: Setting<V>): Fault => ({
  id, step, label, sentence,
  isOn: (state) => read(state) === broken,
  break: () => write(broken),
  mend: () => write(right),
})

interface PartSetting<P> extends FaultLabel {
  readonly isOn: (part: P) => boolean
  readonly broken: StatePatch
  readonly right: StatePatch
}

/** A fault of the profile's application: never on where it was removed, which is a fault of its own. */
export const applicationSetting = ({ id, step, label, sentence, isOn, broken, right }: PartSetting<Application>): Fault => ({
  id, step, label, sentence,
  isOn(state, context) {
    const application = applicationOf(state, context)
    return application !== undefined && isOn(application)
  },
  break: (state, context) => patchApplication(state, context, broken),
  mend: (state, context) => patchApplication(state, context, right),
})

/** A fault of the user who signs in. */
export const userSetting = ({ id, step, label, sentence, isOn, broken, right }: PartSetting<User>): Fault => ({
  id, step, label, sentence,
  isOn(state) {
    const user = state.users[ANNA]
    return user !== undefined && isOn(user)
  },
  break: (state, context) => patchUser(state, context, broken),
  mend: (state, context) => patchUser(state, context, right),
})

/** A fault of the mailboxes of the profile: on where one of them has it. */
export const mailboxSetting = ({ id, step, label, sentence, isOn, broken, right }: PartSetting<Mailbox>): Fault => ({
  id, step, label, sentence,
  isOn: (state, { mailboxes }) => mailboxes.some((address) => {
    const mailbox = state.mailboxes[address]
    return mailbox !== undefined && isOn(mailbox)
  }),
  break: (state, context) => eachMailbox(state, context, broken),
  mend: (state, context) => eachMailbox(state, context, right),
})
