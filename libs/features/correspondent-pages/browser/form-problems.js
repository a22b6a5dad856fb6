import { byId, fill, make } from './dom.js';

/**
 * Shows what is wrong, at each field and summed up at the top, and leads to the sum. None: everything is taken back.
 * @param {{ field: string, message: string }[]} problems `field` is the id of what to go to; empty: of the form as a whole
 * @param {string} [heading]
 */
export function showProblems(problems, heading = '还不能报送，请补正：') {
  for (const wrong of document.querySelectorAll('.wrong')) {
    /** @type {HTMLElement} */ (wrong).hidden = true;
  }
  for (const marked of document.querySelectorAll('[aria-invalid]')) marked.removeAttribute('aria-invalid');
  for (const { field, message } of problems) {
    const wrong = field && document.getElementById(`${field}-problem`);
    if (wrong) {
      wrong.textContent = message;
      wrong.hidden = false;
    }
    const input = field && document.getElementById(field);
    if (input) input.setAttribute('aria-invalid', 'true');
  }
  const summary = byId('problems');
  summary.hidden = problems.length === 0;
  if (problems.length === 0) return;
  fill(summary, make('strong', {}, heading), make('ul', {}, ...problems.map(lineOf)));
  summary.focus();
  summary.scrollIntoView({ block: 'start' });
}

/** @param {{ field: string, message: string }} problem */
function lineOf({ field, message }) {
  if (!field || !document.getElementById(field)) return make('li', {}, message);
  const link = make('a', { href: `#${field}` }, message);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const target = byId(field);
    for (let above = target.parentElement; above; above = above.parentElement) {
      if (above instanceof HTMLDetailsElement) above.open = true;
    }
    target.scrollIntoView({ block: 'center' });
    target.focus();
  });
  return make('li', {}, link);
}
