import type { EntraRoute } from './route.ts'
import { sessionCookie } from './session.ts'
import { messagePage } from './sign-in/pages.ts'

/** Ends the browser's sign-in (OpenID Connect RP-Initiated Logout 1.0). It leads nowhere from there: no client here asks for that. */
export const logoutRoute: EntraRoute = {
  method: 'GET',
  path: '/oauth2/v2.0/logout',
  page: true,
  answer({ sessionId }, { signIns }) {
    if (sessionId !== undefined) signIns.sessions.delete(sessionId)
    const answer = messagePage('You signed out of your account', 'It is a good idea to close all browser windows.')
    return { ...answer, headers: { ...answer.headers, 'set-cookie': sessionCookie('') } }
  },
}
