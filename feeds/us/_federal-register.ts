const API = 'https://www.federalregister.gov/api/v1'

// One name that the server does not know makes it refuse the whole query.
const FIELDS = [
  'document_number',
  'title',
  'type',
  'action',
  'abstract',
  'dates',
  'publication_date',
  'effective_on',
  'signing_date',
  'comments_close_on',
  'executive_order_number',
  'agencies',
  'docket_ids',
  'cfr_references',
  'citation',
  'correction_of',
  'html_url',
  'raw_text_url',
]

interface Conditions {
  /** Agency slugs. */
  agencies?: readonly string[]
  /** Full-text term; a phrase must be quoted. */
  term?: string
  /** `RULE`, `PRORULE`, `NOTICE`, `PRESDOCU`. */
  types?: readonly string[]
}

/** Address of a search for the newest hundred documents. */
export function documents(conditions: Conditions): string {
  const query = [['per_page', '100'], ['order', 'newest'], ...pairs(conditions), ...FIELDS.map((f) => ['fields[]', f])]
  return `${API}/documents.json?${new URLSearchParams(query)}`
}

/** Address of a search among documents on public inspection; its fields are fixed. */
export function publicInspection(conditions: Conditions): string {
  return `${API}/public-inspection-documents.json?${new URLSearchParams([['per_page', '50'], ...pairs(conditions)])}`
}

function pairs({ agencies = [], term, types = [] }: Conditions): [string, string][] {
  return [
    ...agencies.map((slug): [string, string] => ['conditions[agencies][]', slug]),
    ...(term === undefined ? [] : [['conditions[term]', term] as [string, string]]),
    ...types.map((type): [string, string] => ['conditions[type][]', type]),
  ]
}
