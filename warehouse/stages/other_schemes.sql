-- With which other schemes was anything here made?
-- Parameters: $extraction, $signature, the schemes of this program. Grain: one row a scheme.
select extraction_scheme as scheme from load_ledger where extraction_scheme != $extraction
union
select signature_scheme as scheme from signature where signature_scheme != $signature
order by scheme;
