import { randomBytes } from 'node:crypto'
import { startAdmin } from './admin/server.ts'
import { createAuthority } from './certificates.ts'
import { createTokenAuthority } from './entra/access-tokens.ts'
import { startEntra } from './entra/server.ts'
import { SignIns } from './entra/sign-ins.ts'
import type { FaultContext } from './faults/fault.ts'
import { faultOf, listFaults, setFault, type FaultSwitch } from './faults/switchboard.ts'
import { startImap } from './imap/server.ts'
import { initialState, newPracticeIds, PROFILE_MAILBOXES, type PracticeIds } from './initial-state.ts'
import { startLatencyProxy } from './latency.ts'
import type { Listening } from './loopback.ts'
import { MailStore } from './mail/mail-store.ts'
import { APP_ONLY_PROFILE_ID, practiceDocument, USER_PROFILE_ID, type PracticeDocument } from './practice-document.ts'
import { SecretVault } from './secret-vault.ts'
import { startSmtp } from './smtp/server.ts'
import { parseTenantState } from './tenant-state.ts'
import { Tenant } from './tenant.ts'

const DAY_MS = 24 * 3600 * 1000
/** Half a year, as Microsoft recommends less than twelve months. */
const SECRET_LIFETIME_DAYS = 180

export interface PracticeOptions {
  /** Nothing set up but the application's registration, its id and its secret */
  readonly empty?: boolean
  /** Ids of faults that are on from the start */
  readonly faults?: readonly string[]
  /** How long Exchange takes to act on a change, in milliseconds; 0 without */
  readonly delayMs?: number
  /** What the network adds each way in front of Entra, IMAP and SMTP, in milliseconds */
  readonly delayEachWayMs?: number
  readonly now?: () => Date
}

export interface PracticeTenant {
  /** A profiles document; `profiles[].objectId` is left out, a client learns it from its token */
  readonly document: PracticeDocument
  /** The authority that the three servers' certificate comes from, PEM */
  readonly caPem: string
  /** Client secrets by profile id */
  readonly secrets: Readonly<Record<string, string>>
  readonly admin: { readonly url: string; readonly key: string }
  readonly ids: PracticeIds
  readonly tenant: Tenant
  readonly mail: MailStore
  /** Variables for a PowerShell whose scripts are to mend this tenant */
  powershellEnv(modulesFolder: string): Readonly<Record<string, string>>
  faults(): readonly FaultSwitch[]
  /** Throws `fault.unknown` */
  setFault(id: string, on: boolean): void
  /** Ends every connection and frees every port. Safe to call twice. */
  close(): Promise<void>
}

interface Ports {
  readonly entra: number
  readonly imap: number
  readonly smtp: number
}

function makeTenant(options: PracticeOptions, now: () => Date, vault: SecretVault): { readonly tenant: Tenant; readonly faults: FaultContext; readonly secret: string } {
  const ids = newPracticeIds()
  const { keyId, value, hint } = vault.issue()
  const secret = { hint, endDateTime: new Date(now().getTime() + SECRET_LIFETIME_DAYS * DAY_MS).toISOString() }
  const tenant = new Tenant({ initial: initialState(ids, { keyId, ...secret }, options.empty === true), delayMs: options.delayMs ?? 0, now })
  const healthy = parseTenantState(initialState(ids, { keyId, ...secret }, false))
  const faults = { ids, keyId, secret, mailboxes: PROFILE_MAILBOXES, healthy, now }
  for (const id of options.faults ?? []) setFault(tenant, faults, id, true)
  tenant.settle()
  return { tenant, faults, secret: value }
}

/** Starts one after the other and, where one fails, closes those before it. */
class Opened {
  readonly #listening: Listening[] = []

  async add(starting: Promise<Listening>): Promise<number> {
    const listening = await starting
    this.#listening.push(listening)
    return listening.port
  }

  async close(): Promise<void> {
    await Promise.all(this.#listening.splice(0).reverse().map((listening) => listening.close()))
  }
}

/**
 * Starts a small Microsoft 365 on 127.0.0.1: Entra over HTTPS, IMAP over TLS, SMTP with STARTTLS, and the admin endpoint, each on a
 * port of the system's choice. Rejects with `fault.unknown` before anything listens.
 */
export async function startPracticeTenant(options: PracticeOptions = {}): Promise<PracticeTenant> {
  for (const id of options.faults ?? []) faultOf(id)
  const now = options.now ?? (() => new Date())
  const vault = new SecretVault()
  const { tenant, faults, secret } = makeTenant(options, now, vault)
  const mail = new MailStore(now)
  const signIns = new SignIns()
  tenant.subscribe((change) => {
    if (change !== 'reset') return
    mail.reset()
    signIns.reset()
  })
  const authority = createAuthority()
  const certificate = authority.issue({ names: ['localhost'], ips: ['127.0.0.1'] })
  const tokens = await createTokenAuthority(now)
  const opened = new Opened()
  const open = async (starting: Promise<Listening>): Promise<number> => {
    const port = await opened.add(starting)
    return options.delayEachWayMs === undefined ? port : opened.add(startLatencyProxy({ targetPort: port, delayMs: options.delayEachWayMs }))
  }
  try {
    const ports: { -readonly [K in keyof Ports]: number } = { entra: 0, imap: 0, smtp: 0 }
    ports.entra = await open(startEntra({ tenant, tokens, vault, signIns, now, origin: () => `https://localhost:${ports.entra}` }, certificate))
    ports.imap = await open(startImap({ tenant, tokens, mail, now }, certificate))
    ports.smtp = await open(startSmtp({ tenant, tokens, mail, now }, certificate))
    const key = randomBytes(24).toString('base64url')
    const admin = { url: `http://127.0.0.1:${await opened.add(startAdmin({ tenant, faults, key }))}`, key }
    return {
      document: practiceDocument(faults, ports),
      caPem: authority.caPem,
      secrets: { [APP_ONLY_PROFILE_ID]: secret, [USER_PROFILE_ID]: secret },
      admin,
      ids: faults.ids,
      tenant,
      mail,
      powershellEnv: (modulesFolder) => ({
        HELPDESK_OAUTH_PRACTICE_MODULES: modulesFolder,
        HELPDESK_OAUTH_PRACTICE_URL: admin.url,
        HELPDESK_OAUTH_PRACTICE_KEY: admin.key,
      }),
      faults: () => listFaults(tenant, faults),
      setFault: (id, on) => setFault(tenant, faults, id, on),
      close: () => opened.close(),
    }
  } catch (failure) {
    await opened.close()
    throw failure
  }
}
