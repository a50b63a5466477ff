"""Promises: what was answered is kept, what was left to be done is done, or somebody was told."""

from server.queries.invariants.invariant import Invariant

ANSWERS_ARE_KEPT = Invariant(
    "I03",
    "Every key that was answered is kept with its answer.",
    "the key, its effects and its answer commit together, before the answer is sent",
    """
    SELECT tenant_id, caller_id, 'the key ' || key || ' of ' || route || ' was committed without its answer'
    FROM idempotency_records WHERE status IS NULL OR body IS NULL
    """,
)

EVENTS_ARE_DELIVERED = Invariant(
    "I21",
    "Every event of the outbox waits, is done, or is given up with an open exception.",
    "the event is a row of the business transaction; claims are leases with a fence",
    """
    SELECT o.tenant_id, o.id, 'event ' || o.name || ' was given up and nobody was told'
    FROM outbox_events o
    WHERE o.state = 'dead'
      AND NOT EXISTS (SELECT 1 FROM exceptions e WHERE e.tenant_id = o.tenant_id AND e.subject_id = o.id)
    UNION ALL
    SELECT o.tenant_id, o.id, 'event ' || o.name || ' is done at no time, or at a time and not done'
    FROM outbox_events o
    WHERE (CASE WHEN o.state = 'done' THEN 1 ELSE 0 END) <> (CASE WHEN o.done_at IS NULL THEN 0 ELSE 1 END)
    """,
)

MAIL_HAS_ITS_REASON = Invariant(
    "I22",
    "No mail is about something that was rolled back: a mailed invoice is posted, an announced end has its reminder.",
    "mail is decided on by a reaction to a committed event; unique key of an end's reminders: once each lead",
    """
    SELECT m.tenant_id, m.id, 'mail of ' || m.occasion || ' is about nothing that there is'
    FROM mail_messages m
    WHERE m.occasion LIKE 'invoice%'
      AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.tenant_id = m.tenant_id AND i.id = m.subject_id
                      AND i.status = 'posted')
    UNION ALL
    SELECT m.tenant_id, m.id, 'mail of ' || m.occasion || ' announces an end that nobody noted'
    FROM mail_messages m
    WHERE m.occasion LIKE 'certificate%'
      AND NOT EXISTS (SELECT 1 FROM certificate_reminders r
                      WHERE r.tenant_id = m.tenant_id AND r.id = m.subject_id)
    UNION ALL
    SELECT m.tenant_id, m.id, 'mail is sent at no time, or at a time and not sent'
    FROM mail_messages m
    WHERE (CASE WHEN m.state = 'sent' THEN 1 ELSE 0 END) <> (CASE WHEN m.sent_at IS NULL THEN 0 ELSE 1 END)
    """,
)

INVARIANTS = (ANSWERS_ARE_KEPT, EVENTS_ARE_DELIVERED, MAIL_HAS_ITS_REASON)
