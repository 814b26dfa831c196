/** OAuth error codes (RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, OpenID Connect Core 3.1.2.6) and Entra's own. */
export type OAuthErrorCode =
  | 'access_denied' | 'authorization_declined' | 'authorization_pending' | 'bad_verification_code' | 'consent_required' | 'expired_token'
  | 'interaction_required' | 'invalid_client' | 'invalid_grant' | 'invalid_request' | 'invalid_resource' | 'invalid_scope' | 'invalid_tenant'
  | 'login_required' | 'slow_down' | 'temporarily_unavailable' | 'unauthorized_client' | 'unsupported_grant_type' | 'unsupported_response_type'

/** What a client acts on; `suberror` is Entra's, and tells what a new sign-in must do. */
export interface ErrorClass {
  readonly status: number
  readonly error: OAuthErrorCode
  readonly suberror?: string
}

const CLASSES: readonly (readonly [ErrorClass, readonly number[]])[] = [
  [{ status: 401, error: 'invalid_client' }, [50012, 50017, 50027, 70002, 500112, 650057, 700024, 700025, 700027, 700030, 7000215, 7000218, 7000222]],
  [{ status: 400, error: 'unauthorized_client' }, [70001, 700011, 700016, 7000112, 9001023]],
  [{ status: 400, error: 'invalid_request' }, [
    50011, 50049, 50059, 50089, 50128, 50147, 50194, 65005, 70004, 70007, 90002, 90004, 90014, 90019, 90023, 90038, 90100, 90112, 90119, 90120, 500113, 500208, 501491,
    650053, 650056, 900023, 900144, 900382, 900432, 900561, 900971, 9002313, 9002325, 9002326, 9002327, 9002331, 9002332, 9002346,
  ]],
  [{ status: 400, error: 'invalid_scope' }, [28002, 28003, 65006, 70011, 650054, 700022, 700023, 1002012]],
  [{ status: 400, error: 'invalid_resource' }, [50001, 500011, 650052]],
  [{ status: 400, error: 'unsupported_grant_type' }, [70003]],
  [{ status: 400, error: 'unsupported_response_type' }, [70005, 700054]],
  [{ status: 400, error: 'login_required' }, [50058]],
  [{ status: 400, error: 'access_denied' }, [65004]],
  [{ status: 400, error: 'consent_required' }, [90094, 90095]],
  [{ status: 400, error: 'authorization_pending' }, [70016]],
  [{ status: 400, error: 'bad_verification_code' }, [70018]],
  [{ status: 400, error: 'expired_token' }, [70019, 70020]],
  [{ status: 429, error: 'temporarily_unavailable' }, [90055]],
  [{ status: 503, error: 'temporarily_unavailable' }, [50000, 50033, 90006, 90024, 90033, 90036]],
  [{ status: 400, error: 'invalid_grant', suberror: 'basic_action' }, [50072, 50074, 50076, 50078, 50079, 50158]],
  [{ status: 400, error: 'invalid_grant', suberror: 'message_only' }, [50005, 50097, 50131, 53000, 53001, 53003, 530032, 530035]],
  [{ status: 400, error: 'invalid_grant', suberror: 'consent_required' }, [65001]],
  [{ status: 400, error: 'invalid_grant', suberror: 'token_expired' }, [70043]],
  [{ status: 400, error: 'invalid_grant', suberror: 'bad_token' }, [50173, 700082, 700084]],
]

const BY_NUMBER = new Map(CLASSES.flatMap(([kind, numbers]) => numbers.map((number) => [number, kind] as const)))

/** How the token endpoint classes an AADSTS number; most are about the grant. */
export const errorClassOf = (number: number): ErrorClass => BY_NUMBER.get(number) ?? { status: 400, error: 'invalid_grant' }
