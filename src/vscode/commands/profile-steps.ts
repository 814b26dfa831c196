import * as vscode from 'vscode'
import { HELPDESKS, OTHER_PRODUCT } from '../../core/helpdesks/registry.ts'
import { addressFault, comparableAddress } from '../../core/profiles/mail-address.ts'
import { guidFault, nameFault, profileFrameSchema, tenantFault } from '../../core/profiles/schema.ts'
import { looksLikeSecretId } from '../../core/secrets/secret-shape.ts'
import type { Step } from '../quick-input/next-step.ts'

/** What is wrong with an expiry date; undefined when nothing is. */
export function expiryFault(value: string): string | undefined {
  const read = profileFrameSchema.shape.credential.safeParse({ kind: 'secret', expiresOn: value })
  return read.success ? undefined : read.error.issues[0]?.message
}

/** The classic mistake, in the portal's own words. */
export const secretIdSentence = (): string =>
  vscode.l10n.t('This is the ID of a secret, not its value. Copy the column "Value" of "Certificates & secrets"; it is shown only right after the secret was made.')

/** The addresses in a line of text, separated by commas, semicolons or blanks. */
export const addressesIn = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((address) => address !== '')

export function mailboxesFault(text: string): string | undefined {
  const addresses = addressesIn(text)
  if (addresses.length === 0) return vscode.l10n.t('Enter at least one mailbox.')
  for (const address of addresses) {
    const fault = addressFault(address)
    if (fault !== undefined) return `${address}: ${fault}`
  }
  const keys = addresses.map(comparableAddress)
  return new Set(keys).size === keys.length ? undefined : vscode.l10n.t('A mailbox stands there twice.')
}

const optional = (fault: (value: string) => string | undefined) => (value: string): string | undefined => (value === '' ? undefined : fault(value))

export const nameStep = (): Step => ({
  key: 'name',
  question: () => ({
    kind: 'text', prompt: vscode.l10n.t('What the profile is called here'), placeholder: vscode.l10n.t('Support mailbox'), fault: nameFault,
  }),
})

export const productStep = (): Step => ({
  key: 'product',
  question: () => ({
    kind: 'choice',
    prompt: vscode.l10n.t('Which helpdesk reads and sends this mail?'),
    choices: [...HELPDESKS.map(({ id, name }) => ({ value: id, label: name })), { value: OTHER_PRODUCT, label: vscode.l10n.t('Another helpdesk') }],
  }),
})

export const flowStep = (): Step => ({
  key: 'flow',
  question: () => ({
    kind: 'choice',
    prompt: vscode.l10n.t('How does the helpdesk sign in to Microsoft 365?'),
    choices: [
      {
        value: 'app-only',
        label: `$(server-process) ${vscode.l10n.t('The application signs in by itself')}`,
        detail: vscode.l10n.t('Nothing to renew, wider polling limits. Costs admin consent and PowerShell.'),
      },
      {
        value: 'user',
        label: `$(account) ${vscode.l10n.t('The mailbox user signs in')}`,
        detail: vscode.l10n.t('No PowerShell. Costs a sign-in for each mailbox, anew after 90 days unused.'),
      },
    ],
  }),
})

export const tenantStep = (): Step => ({
  key: 'tenantId',
  question: ({ flow }) => ({
    kind: 'text',
    prompt: flow === 'app-only'
      ? vscode.l10n.t('Directory (tenant) ID from the overview of the app registration, or a domain of the tenant')
      : vscode.l10n.t('Directory (tenant) ID or a domain of the tenant. Leave it empty for an application of several tenants.'),
    placeholder: 'contoso.onmicrosoft.com',
    fault: (value) => {
      if (value !== '') return tenantFault(value)
      return flow === 'app-only' ? vscode.l10n.t('An application that signs in by itself needs its tenant.') : undefined
    },
  }),
})

export const clientIdStep = (): Step => ({
  key: 'clientId',
  question: () => ({
    kind: 'text',
    prompt: vscode.l10n.t('Application (client) ID from the overview of the app registration'),
    placeholder: '00000000-0000-0000-0000-000000000000',
    fault: guidFault,
  }),
})

export const objectIdStep = (): Step => ({
  key: 'objectId',
  question: () => ({
    kind: 'text',
    prompt: vscode.l10n.t('Object ID of the enterprise application, not of the app registration. Leave it empty to have it read from the token.'),
    placeholder: '00000000-0000-0000-0000-000000000000',
    fault: optional(guidFault),
  }),
})

/** The client secret and its end. */
export const secretSteps = ({ mayBeSkipped }: { readonly mayBeSkipped: boolean }): readonly Step[] => [
  {
    key: 'secret',
    question: () => ({
      kind: 'text',
      isPassword: true,
      prompt: mayBeSkipped
        ? vscode.l10n.t('Value of the client secret. It is kept in the secret store of VS Code. Leave it empty to set it later.')
        : vscode.l10n.t('Value of the client secret. It is kept in the secret store of VS Code.'),
      fault: (value) => {
        if (value === '') return mayBeSkipped ? undefined : vscode.l10n.t('Enter the value of the client secret.')
        return looksLikeSecretId(value) ? secretIdSentence() : undefined
      },
    }),
  },
  expiryStep(),
]

export function expiryStep(): Step {
  return {
    key: 'expiresOn',
    question: () => ({
      kind: 'text',
      prompt: vscode.l10n.t('Day on which the secret expires, as year-month-day. Leave it empty if you do not know it.'),
      placeholder: '2027-12-31',
      fault: optional(expiryFault),
    }),
  }
}

export const mailboxesStep = (): Step => ({
  key: 'mailboxes',
  question: () => ({
    kind: 'text',
    prompt: vscode.l10n.t('Addresses of the mailboxes, separated by commas'),
    placeholder: 'support@contoso.com, sales@contoso.com',
    fault: mailboxesFault,
  }),
})
