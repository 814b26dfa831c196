/** A product whose dialog the extension knows. */
export interface HelpdeskProduct {
  /** As a profile's `helpdesk.product` names it */
  readonly id: string
  /** The maker's own spelling */
  readonly name: string
}

/** Every product that a profile may name, beside `other`. */
export const HELPDESKS = [
  { id: 'inet-helpdesk', name: 'i-net HelpDesk' },
  { id: 'zammad', name: 'Zammad' },
  { id: 'zammad-graph', name: 'Zammad (Graph)' },
  { id: 'znuny', name: 'Znuny' },
  { id: 'osticket', name: 'osTicket' },
  { id: 'freescout', name: 'FreeScout' },
  { id: 'glpi-oauthimap', name: 'GLPI (OAuth IMAP)' },
  { id: 'glpi-smtp', name: 'GLPI (SMTP)' },
  { id: 'itop', name: 'iTop' },
  { id: 'request-tracker', name: 'Request Tracker' },
  { id: 'redmine-oauth', name: 'Redmine (OAuth)' },
  { id: 'chatwoot', name: 'Chatwoot' },
  { id: 'jira-dc', name: 'Jira Data Center' },
  { id: 'hesk', name: 'HESK' },
  { id: 'supportpal', name: 'SupportPal' },
  { id: 'emailengine', name: 'EmailEngine' },
] as const satisfies readonly HelpdeskProduct[]

/** The value of `helpdesk.product` for a product that is not listed. */
export const OTHER_PRODUCT = 'other'
