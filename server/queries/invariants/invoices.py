"""Invoices: one a job, numbered without gap in the order of posting, frozen, and their sums agree."""

from server.queries.invariants.invariant import Invariant

ONE_PRIMARY = Invariant(
    "I01",
    "A job has at most one primary invoice.",
    "unique index uq_invoices_primary",
    """
    SELECT tenant_id, job_id, 'has ' || COUNT(*) || ' primary invoices'
    FROM invoices WHERE kind = 'primary'
    GROUP BY tenant_id, job_id HAVING COUNT(*) > 1
    """,
)

COMPLETED_IS_BILLED = Invariant(
    "I02",
    "A job that is completed, billable and not held has its invoice, or somebody was asked about it; a draft that"
    " waits and one that was refused are asked about too.",
    "the transaction that completes the job drafts the invoice, and the one that changes an invoice asks about it",
    """
    SELECT j.tenant_id, j.id, 'job ' || j.number || ' is completed and has neither invoice nor open exception'
    FROM jobs j
    WHERE j.status = 'completed' AND j.billable = 1 AND j.held_because IS NULL
      AND NOT EXISTS (SELECT 1 FROM invoices i
                      WHERE i.tenant_id = j.tenant_id AND i.job_id = j.id AND i.kind = 'primary')
      AND NOT EXISTS (SELECT 1 FROM exceptions e
                      WHERE e.tenant_id = j.tenant_id AND e.state = 'open' AND e.subject_id = j.id)
      AND NOT EXISTS (SELECT 1 FROM exceptions e JOIN visits v ON v.tenant_id = e.tenant_id AND v.id = e.subject_id
                      WHERE e.tenant_id = j.tenant_id AND e.state = 'open' AND v.job_id = j.id)
    UNION ALL
    SELECT i.tenant_id, i.id, 'waits for a review that nobody was asked for'
    FROM invoices i
    WHERE i.status = 'draft'
      AND NOT EXISTS (SELECT 1 FROM exceptions e WHERE e.tenant_id = i.tenant_id AND e.subject_id = i.id
                      AND e.code = 'INVOICE_REVIEW' AND e.state = 'open')
    UNION ALL
    SELECT i.tenant_id, i.id, 'was refused, and nobody was asked what becomes of it'
    FROM invoices i
    WHERE i.status = 'rejected'
      AND NOT EXISTS (SELECT 1 FROM exceptions e WHERE e.tenant_id = i.tenant_id AND e.subject_id = i.id
                      AND e.code = 'INVOICE_HELD')
    UNION ALL
    SELECT e.tenant_id, e.id, 'is open about an invoice that is ' || i.status
    FROM exceptions e JOIN invoices i ON i.tenant_id = e.tenant_id AND i.id = e.subject_id
    WHERE e.state = 'open' AND ((e.code = 'INVOICE_REVIEW' AND i.status <> 'draft')
                             OR (e.code = 'INVOICE_HELD' AND i.status <> 'rejected'))
    """,
)

NUMBERS_WITHOUT_GAP = Invariant(
    "I10",
    "The numbers of a series run from its first to its last without gap; what is not posted has none.",
    "the series' row is taken in the transaction that posts; unique key; check number_when_posted",
    """
    SELECT s.tenant_id, s.name, 'should hold numbers ' || s.first || ' to ' || (s.next - 1) || ', has '
           || COALESCE(i.several, 0) || ' from ' || COALESCE(i.least, 0) || ' to ' || COALESCE(i.most, 0)
    FROM invoice_series s
    LEFT JOIN (SELECT tenant_id, series, COUNT(DISTINCT series_no) AS several, MIN(series_no) AS least,
                      MAX(series_no) AS most
               FROM invoices WHERE series_no IS NOT NULL GROUP BY tenant_id, series) i
      ON i.tenant_id = s.tenant_id AND i.series = s.name
    WHERE COALESCE(i.several, 0) <> s.next - s.first
       OR (i.several > 0 AND (i.least <> s.first OR i.most <> s.next - 1))
    UNION ALL
    SELECT i.tenant_id, i.id, 'has number ' || i.series_no || ' of a series that there is not'
    FROM invoices i
    WHERE i.series_no IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM invoice_series s WHERE s.tenant_id = i.tenant_id AND s.name = i.series)
    UNION ALL
    SELECT i.tenant_id, i.id, 'is ' || i.status || ' and ' || COALESCE(i.number, 'without number')
    FROM invoices i
    WHERE (CASE WHEN i.status = 'posted' THEN 1 ELSE 0 END) <> (CASE WHEN i.number IS NULL THEN 0 ELSE 1 END)
       OR (CASE WHEN i.status = 'posted' THEN 1 ELSE 0 END) <> (CASE WHEN i.series_no IS NULL THEN 0 ELSE 1 END)
    """,
)

NUMBERED_IN_ORDER = Invariant(
    "I11",
    "Numbers rise in the order in which invoices are posted: by the audit log, and by their dates.",
    "the series' row is locked until the posting commits",
    """
    SELECT b.tenant_id, b.id, 'is number ' || b.series_no || ', dated ' || b.issued_on || ' after ' || a.issued_on
    FROM invoices a
    JOIN invoices b ON b.tenant_id = a.tenant_id AND b.series = a.series AND b.series_no = a.series_no + 1
    WHERE b.issued_on < a.issued_on
    UNION ALL
    SELECT p.tenant_id, p.id, 'is number ' || p.series_no || ', posted before number ' || p.number_before
    FROM (SELECT i.tenant_id, i.id, i.series_no, x.sequence,
                 LAG(i.series_no) OVER w AS number_before, LAG(x.sequence) OVER w AS sequence_before
          FROM invoices i
          JOIN audit_events x ON x.tenant_id = i.tenant_id AND x.object_id = i.id AND x.action = 'invoice.post'
          WHERE i.series_no IS NOT NULL
          WINDOW w AS (PARTITION BY i.tenant_id, i.series ORDER BY i.series_no)) p
    WHERE p.sequence < p.sequence_before
    """,
)

POSTED_IS_WHOLE = Invariant(
    "I14",
    "A posted invoice is complete and was not touched since.",
    "triggers invoices_posted_*, invoice_lines_*, invoice_taxes_* on both engines",
    """
    SELECT i.tenant_id, i.id, 'is posted and lacks its number, dates or document'
    FROM invoices i
    WHERE i.status = 'posted'
      AND (i.number IS NULL OR i.posted_at IS NULL OR i.issued_on IS NULL OR i.due_on IS NULL
           OR i.document IS NULL)
    UNION ALL
    SELECT i.tenant_id, i.id, 'was changed after it was posted'
    FROM invoices i WHERE i.status = 'posted' AND i.updated_at <> i.posted_at
    """,
)

SUMS_AGREE = Invariant(
    "I15",
    "An invoice's net is the sum of its lines, its tax the sum of its taxes, its total both.",
    "check total_sums; one pure function makes lines and sums",
    """
    SELECT i.tenant_id, i.id, 'says net ' || i.net_minor || ', its lines say ' || COALESCE(l.net, 0)
    FROM invoices i
    LEFT JOIN (SELECT tenant_id, invoice_id, SUM(net_minor) AS net FROM invoice_lines
               GROUP BY tenant_id, invoice_id) l ON l.tenant_id = i.tenant_id AND l.invoice_id = i.id
    WHERE i.net_minor <> COALESCE(l.net, 0)
    UNION ALL
    SELECT i.tenant_id, i.id, 'says tax ' || i.tax_minor || ', its taxes say ' || COALESCE(t.tax, 0)
    FROM invoices i
    LEFT JOIN (SELECT tenant_id, invoice_id, SUM(amount_minor) AS tax FROM invoice_taxes
               GROUP BY tenant_id, invoice_id) t ON t.tenant_id = i.tenant_id AND t.invoice_id = i.id
    WHERE i.tax_minor <> COALESCE(t.tax, 0)
    UNION ALL
    SELECT i.tenant_id, i.id, 'says total ' || i.total_minor || ', which is not net and tax'
    FROM invoices i WHERE i.total_minor <> i.net_minor + i.tax_minor
    """,
)

INVARIANTS = (
    ONE_PRIMARY,
    COMPLETED_IS_BILLED,
    NUMBERS_WITHOUT_GAP,
    NUMBERED_IN_ORDER,
    POSTED_IS_WHOLE,
    SUMS_AGREE,
)
