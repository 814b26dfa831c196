import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { findOnPath, runOrThrow } from '../../scripts/run.ts'
import type { IssuedCertificate } from '../../src/practice/certificates.ts'
import { freePorts, startServer } from './server-process.ts'

const MASTER = '/usr/lib/postfix/sbin/master'
/** Whom Postfix runs as, and the group for mail that is handed in by a program: its packages make both. */
const ACCOUNT = 'postfix'
const DROP_GROUP = 'postdrop'
const EDITED_LONG_AGO = new Date(Date.now() - 60_000)

export interface PostfixOptions {
  readonly certificate: IssuedCertificate
  readonly domain: string
  /** Where Dovecot answers about logins, and where it takes the mail of `domain` */
  readonly dovecot: { readonly authPort: number; readonly lmtpPort: number }
  /** Default true */
  readonly offersStarttls?: boolean
}

export interface Postfix {
  readonly smtpPort: number
  readonly pid: number
  readonly folder: string
  log(): string
  /** Ends every process and takes its folder away. */
  readonly stop: () => Promise<void>
}

/** Why Postfix cannot be started here; undefined where it can. */
export function whyNoPostfix(): string | undefined {
  if (!existsSync(MASTER)) return `Postfix is not installed (no ${MASTER}; on Debian: apt-get install postfix)`
  if (findOnPath('setpriv') === undefined) return 'setpriv, of util-linux, is not on PATH'
  return userInfo().uid === 0 ? undefined : 'Postfix starts for root alone'
}

/** main.cf for a server that takes mail for one domain, from who has logged in, and lets none leave this machine. */
const mainConfig = (folder: string, { domain, dovecot, offersStarttls = true }: PostfixOptions): string => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
mynetworks =
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = ${domain}
virtual_transport = lmtp:inet:127.0.0.1:${dovecot.lmtpPort}
default_transport = error:no mail leaves this machine
disable_dns_lookups = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${dovecot.authPort}
smtpd_tls_security_level = ${offersStarttls ? 'may' : 'none'}
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = ${folder}/etc/cert.pem
smtpd_tls_key_file = ${folder}/etc/key.pem
`

/**
 * The services that a mail needs on its way, none of them in a chroot (master(5)). The columns: service, type, private,
 * unprivileged, chroot, wakeup, how many at a time (some insist on 0 for any number, or on 1), program.
 */
const masterConfig = (port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
`

/** What `postfix check` would make, after `postfix-files`: the queue with its rights. */
async function makeFolders(folder: string): Promise<void> {
  const idOf = async (what: '-u' | '-g'): Promise<number> => Number(await runOrThrow('id', [what, ACCOUNT]))
  const [uid, gid] = [await idOf('-u'), await idOf('-g')]
  const dropGid = Number((await runOrThrow('getent', ['group', DROP_GROUP])).split(':')[2])
  const make = async (name: string, mode: number, owner = 0, group = 0): Promise<void> => {
    const path = join(folder, name)
    await mkdir(path)
    await chown(path, owner, group)
    await chmod(path, mode)
  }
  await make('etc', 0o755)
  await make('data', 0o700, uid, gid)
  await make('queue', 0o755)
  await make('queue/pid', 0o755)
  await make('queue/public', 0o2710, uid, dropGid)
  await make('queue/maildrop', 0o1730, uid, dropGid)
  for (const name of ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'private', 'saved', 'trace']) {
    await make(`queue/${name}`, 0o700, uid, gid)
  }
}

/** Starts Postfix on loopback with a queue and a configuration of its own; /etc/postfix is not read. */
export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-oauth-postfix-'))
  const removed = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const logFile = join(folder, 'log')
  const log = (): string => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  try {
    const [port = 0] = await freePorts(1)
    // Its processes are another user's and must get through.
    await chmod(folder, 0o755)
    await makeFolders(folder)
    const put = async (name: string, text: string, mode: number): Promise<void> => {
      const path = join(folder, 'etc', name)
      await writeFile(path, text, { mode })
      // Postfix takes a file changed within the last two seconds for one that is still being written, and waits.
      await utimes(path, EDITED_LONG_AGO, EDITED_LONG_AGO)
    }
    await put('cert.pem', options.certificate.certPem, 0o600)
    await put('key.pem', options.certificate.keyPem, 0o600)
    await put('main.cf', mainConfig(folder, options), 0o644)
    await put('master.cf', masterConfig(port), 0o644)
    const server = await startServer({ name: 'Postfix', command: [MASTER, '-c', join(folder, 'etc'), '-d'], ports: [port], log })
    return { smtpPort: port, pid: server.pid, folder, log, stop: () => server.stop().finally(removed) }
  } catch (failure) {
    await removed()
    throw failure
  }
}
