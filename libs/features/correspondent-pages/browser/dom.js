/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`No element "${id}" on this page.`);
  return found;
}

/**
 * @param {string} id
 * @returns {HTMLInputElement}
 */
export function inputById(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

/**
 * An element of text and elements: text stays text, whatever stands in it.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean>} [attributes] true: without a value; false: left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  for (const child of children) {
    if (child) element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {...(Node | string | null | undefined | false)} children
 */
export function fill(element, ...children) {
  element.textContent = '';
  for (const child of children) {
    if (child) element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
}

/**
 * A button that does one thing at a time.
 * @param {string} text
 * @param {string} look class names
 * @param {() => Promise<unknown> | void} work
 */
export function makeButton(text, look, work) {
  const button = make('button', { type: 'button', class: look }, text);
  button.addEventListener('click', () => {
    const going = work();
    if (!going) return;
    button.disabled = true;
    const done = () => {
      button.disabled = false;
    };
    going.then(done, (error) => {
      done();
      throw error;
    });
  });
  return button;
}

/**
 * A link only where it leads to the web or to this site; else the text alone.
 * @param {string} address
 * @param {string} text
 */
export function makeLink(address, text) {
  if (!/^https?:\/\//i.test(address) && !/^\/(?!\/)/.test(address)) return document.createTextNode(text);
  return make('a', { href: address, rel: 'noreferrer' }, text);
}
