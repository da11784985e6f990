"""Which claims tell of one event, why, and what the event is then: pure functions of claims, links and judgements."""
