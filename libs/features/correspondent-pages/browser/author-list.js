import { byId, make, makeButton } from './dom.js';

/**
 * The authors of a draft, in the order in which they are named.
 * @param {import('./types').Draft} draft
 * @param {() => Promise<void>} save
 * @param {() => string} unitName of the sending unit, which stands where none is entered
 */
export function showAuthors(draft, save, unitName) {
  const list = byId('author-list');

  function showAll() {
    list.textContent = '';
    draft.authors.forEach((author, index) => list.appendChild(rowOf(author, index)));
  }

  /**
   * @param {import('./types').DraftAuthor} author
   * @param {number} index
   */
  function rowOf(author, index) {
    /**
     * @param {'name' | 'unitName' | 'share'} name
     * @param {string} label
     * @param {Record<string, string>} attributes
     */
    const field = (name, label, attributes) => {
      const input = make('input', { ...attributes, value: author[name] });
      input.addEventListener('input', () => {
        author[name] = input.value;
        // Another name is another person.
        if (name === 'name') author.userId = null;
        void save();
      });
      return make('label', { class: `small ${name}` }, label, input);
    };
    const others = draft.authors.length > 1;
    return make(
      'li',
      {},
      field('name', '姓名', { maxlength: '60', autocomplete: 'off' }),
      field('unitName', '单位', { maxlength: '100', placeholder: unitName(), autocomplete: 'off' }),
      others && field('share', '占比 %', { inputmode: 'decimal', maxlength: '6', autocomplete: 'off' }),
      others &&
        make(
          'div',
          { class: 'row' },
          index > 0 &&
            action('上移', author, () =>
              draft.authors.splice(index - 1, 0, ...draft.authors.splice(index, 1)),
            ),
          action('删除', author, () => draft.authors.splice(index, 1)),
        ),
    );
  }

  /**
   * @param {string} text
   * @param {import('./types').DraftAuthor} author
   * @param {() => unknown} change
   */
  function action(text, author, change) {
    const button = makeButton(text, 'second', async () => {
      change();
      showAll();
      await save();
      byId('add-author').focus();
    });
    button.setAttribute('aria-label', `${text}作者 ${author.name}`);
    return button;
  }

  byId('add-author').addEventListener('click', () => {
    draft.authors.push({ name: '', unitName: '', share: '', userId: null, organizationId: null });
    showAll();
    const added = list.querySelector('li:last-child input');
    if (added instanceof HTMLInputElement) added.focus();
    void save();
  });

  return { showAll };
}
