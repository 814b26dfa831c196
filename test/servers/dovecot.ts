import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { findOnPath, runOrThrow } from '../../scripts/run.ts'
import type { IssuedCertificate } from '../../src/practice/certificates.ts'
import { freePorts, startServer } from './server-process.ts'

const DOVECOT = '/usr/sbin/dovecot'
/** The package's own account, without a password or a shell: whom a server that root starts runs as */
const ACCOUNT = 'dovecot'

export interface DovecotOptions {
  readonly certificate: IssuedCertificate
  /** Who signed the practice Entra's certificate, PEM */
  readonly caPem: string
  /** Where to ask about a token; its answer must name the user */
  readonly introspectionUrl: string
  /** Default `xoauth2` */
  readonly mechanisms?: string
}

export interface Dovecot {
  readonly imapPort: number
  readonly lmtpPort: number
  /** Where Postfix asks about logins, by Dovecot's own protocol */
  readonly authPort: number
  readonly pid: number
  readonly folder: string
  log(): string
  /** Ends every process and takes its folder away. */
  readonly stop: () => Promise<void>
}

/** Why Dovecot cannot be started here; undefined where it can. */
export async function whyNoDovecot(): Promise<string | undefined> {
  const missing = [DOVECOT, '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'].find((path) => !existsSync(path))
  if (missing !== undefined) return `Dovecot is not installed (no ${missing}; on Debian: apt-get install dovecot-imapd dovecot-lmtpd)`
  if (findOnPath('setpriv') === undefined) return 'setpriv, of util-linux, is not on PATH'
  const version = (await runOrThrow(DOVECOT, ['--version'])).trim()
  return version.startsWith('2.3.') ? undefined : `Dovecot ${version} reads another configuration than 2.3, which these tests write`
}

interface Account {
  readonly user: string
  readonly group: string
  readonly uid: number
  readonly gid: number
  /** What root puts before a command to run it as this account */
  readonly become: readonly string[]
}

/** An ordinary user: the one who runs the tests, or, where that is root, the package's account. */
async function account(): Promise<Account> {
  const isRoot = userInfo().uid === 0
  const user = isRoot ? ACCOUNT : userInfo().username
  const id = async (what: string): Promise<string> => (await runOrThrow('id', [what, user])).trim()
  const [group, uid, gid] = [await id('-gn'), await id('-u'), await id('-g')]
  return { user, group, uid: Number(uid), gid: Number(gid), become: isRoot ? ['setpriv', '--reuid', user, '--regid', group, '--clear-groups'] : [] }
}

interface Ports {
  readonly imap: number
  readonly lmtp: number
  readonly auth: number
}

/** Dovecot 2.3's main configuration: nothing is shared with an installed Dovecot but the programs. */
const mainConfig = (folder: string, { user, group, uid }: Account, ports: Ports, mechanisms: string): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = ${uid}
mail_location = maildir:~/Maildir
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = ${mechanisms}
auth_failure_delay = 0
passdb {
  driver = oauth2
  args = ${folder}/oauth2.conf
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u allow_all_users=yes
}
service anvil {
  chroot =
  # Refusals must not be answered later and later.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${ports.imap}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
service auth {
  inet_listener {
    port = ${ports.auth}
  }
}
`

const oauthConfig = (folder: string, introspectionUrl: string): string => `
introspection_url = ${introspectionUrl}
introspection_mode = post
force_introspection = yes
active_attribute = active
active_value = true
username_attribute = upn
tls_ca_cert_file = ${folder}/ca.pem
`

/** Starts Dovecot on loopback, as an ordinary user, with a configuration and mailboxes that end with it. Any user of the domain has a mailbox. */
export async function startDovecot({ certificate, caPem, introspectionUrl, mechanisms = 'xoauth2' }: DovecotOptions): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-oauth-dovecot-'))
  const removed = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const logFile = join(folder, 'log')
  const log = (): string => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  try {
    const who = await account()
    const [imap = 0, lmtp = 0, auth = 0] = await freePorts(3)
    const own = async (path: string): Promise<void> => chown(path, who.uid, who.gid)
    const put = async (name: string, text: string): Promise<void> => {
      await writeFile(join(folder, name), text, { mode: 0o600 })
      await own(join(folder, name))
    }
    for (const name of ['run', 'state', 'mail']) {
      await mkdir(join(folder, name), { mode: 0o700 })
      await own(join(folder, name))
    }
    await own(folder)
    await put('cert.pem', certificate.certPem)
    await put('key.pem', certificate.keyPem)
    await put('ca.pem', caPem)
    await put('oauth2.conf', oauthConfig(folder, introspectionUrl))
    await put('dovecot.conf', mainConfig(folder, who, { imap, lmtp, auth }, mechanisms))
    const command = [...who.become, DOVECOT, '-F', '-c', join(folder, 'dovecot.conf')]
    const server = await startServer({ name: 'Dovecot', command, ports: [imap, lmtp, auth], log })
    return { imapPort: imap, lmtpPort: lmtp, authPort: auth, pid: server.pid, folder, log, stop: () => server.stop().finally(removed) }
  } catch (failure) {
    await removed()
    throw failure
  }
}
