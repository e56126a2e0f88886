/** Impact levels in rising order; the order carries meaning (`atLeast`, matchers like `">=high"`). */
export const IMPACTS = ['none', 'low', 'medium', 'high', 'critical'] as const

/** What sort of thing can happen. Here, without schemas, so that judging need not load them. */
export const CATEGORIES = [
  'export_control',
  'sanctions',
  'ai_regulation',
  'court_order',
  'vendor_withdrawal',
  'region_restriction',
  'model_deprecation',
  'terms_change',
  'outage',
  'degradation',
  'maintenance',
  'resolved',
  'security_incident',
  'price_or_quota_change',
  'policy_signal',
  'other',
] as const

/** How firmly a thing can be known, from firmest to weakest. */
export const CERTAINTIES = ['official', 'reported', 'rumour', 'opinion'] as const
