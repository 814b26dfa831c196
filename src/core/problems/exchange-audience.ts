/**
 * Exchange Online's application id, the same in every tenant (Microsoft, "App-only authentication in Exchange Online
 * PowerShell"), and the hosts under which each cloud's tokens name it.
 */
const EXCHANGE_ONLINE: readonly string[] = [
  '00000002-0000-0ff1-ce00-000000000000',
  'https://outlook.office365.com',
  'https://outlook.office.com',
  'https://outlook.office365.us',
  'https://outlook-dod.office365.us',
  'https://partner.outlook.cn',
]

/** Whether a token's `aud` is Exchange Online, with or without a final slash. */
export const isExchangeAudience = (aud: string): boolean => EXCHANGE_ONLINE.includes(aud.toLowerCase().replace(/\/$/, ''))
