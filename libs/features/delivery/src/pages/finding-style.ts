/** Search and archive. */
export const findingStyle = `
.search { display: flex; gap: .5rem; }
.search input { flex: 1; min-width: 0; font: inherit; line-height: 1.5; color: var(--ink); background: var(--paper); border: 1px solid var(--muted); border-radius: 99px; padding: .4rem 1rem; }
.search button { flex: none; font: inherit; line-height: 1.5; color: var(--paper); background: var(--accent); border: 1px solid var(--accent); border-radius: 99px; padding: .4rem 1.1rem; cursor: pointer; }
.search.masthead { border: 0; background: none; font-size: .875rem; }
.search.masthead input { width: 11rem; }
.search.masthead button { background: none; color: inherit; border-color: currentColor; }
@media (max-width: 39.99rem) { .search.masthead { flex: 1 1 100%; order: 3; } }
.search.page { margin: 0 0 1.5rem; max-width: 34rem; }
.sorts ul { list-style: none; display: flex; gap: 1.25rem; margin: 0 0 1.25rem; padding: 0 0 .6rem; border-bottom: 1px solid var(--line); font-size: .9375rem; }
.sorts a { color: var(--muted); text-decoration: none; }
.sorts a[aria-current] { color: var(--ink); font-weight: 700; }
mark { background: none; color: var(--accent); font-weight: 700; }
.nothing { color: var(--muted); }
.ways { display: flex; gap: 1.5rem; list-style: none; padding: 0; }
.months { list-style: none; margin: 0 0 2rem; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .5rem 1.5rem; }
.months span, .section > h2 span.more { color: var(--muted); font-size: .875rem; }
`.trim();
