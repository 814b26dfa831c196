import { join, resolve } from 'node:path'

/** The clone's own folder. */
export const root = resolve(import.meta.dirname, '..')
/** What the build makes for the extension. */
export const distFolder = join(root, 'dist')
/** What people and CI look at: the VSIX, pictures, results. */
export const outFolder = join(root, 'out')
/** Downloads that survive a `git clean` of nothing else; `HELPDESK_OAUTH_CACHE` moves them elsewhere. */
export const cacheFolder = resolve(process.env['HELPDESK_OAUTH_CACHE'] ?? join(root, '.cache'))
