/// <reference lib="dom" />
// Only what runs inside of the browser uses these types; the build of the product does not see this file.
import type { Page } from 'playwright-core';

/** Smallest side of what a thumb has to hit, CSS pixels. */
const TARGET = 44;

/**
 * What keeps people from reading or using the page that is on the screen: fields without a label, targets too small,
 * text too faint (WCAG 2.2 AA: 4.5 : 1, large 3 : 1), pictures without words, words beyond the edge, doubled ids.
 */
export function pageFaults(page: Page): Promise<string[]> {
  return page.evaluate((target) => {
    const faults: string[] = [];
    const seen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      const { visibility, opacity } = getComputedStyle(element);
      return width > 1 && height > 1 && visibility !== 'hidden' && opacity !== '0';
    };
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}${element.id && `#${element.id}`} “${(element.textContent ?? '').trim().slice(0, 20)}”`;

    const controls = 'input, select, textarea';
    for (const field of document.querySelectorAll<HTMLInputElement>(controls)) {
      if (field.closest('[hidden]') || field.type === 'hidden') continue;
      const words = [...(field.labels ?? [])].map((label) => label.textContent ?? '').join('');
      if (words.trim() === '' && !field.getAttribute('aria-label')) faults.push(`no label: ${nameOf(field)}`);
    }

    const inRunningText = (element: Element) =>
      element instanceof HTMLAnchorElement && getComputedStyle(element).display === 'inline';
    for (const each of document.querySelectorAll(`a, button, summary, ${controls}`)) {
      if (each.matches('.skip, .unseen') || inRunningText(each) || each.getBoundingClientRect().width === 0)
        continue;
      const hit = each.matches('[type=checkbox], [type=radio]') ? (each.closest('label') ?? each) : each;
      const { width, height } = hit.getBoundingClientRect();
      if (width < target - 0.5 || height < target - 0.5)
        faults.push(`${Math.round(width)}×${Math.round(height)} target: ${nameOf(each)}`);
    }

    type Colour = [number, number, number, number];
    const colour = (text: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [r, g, b, a];
    };
    const luminance = ([r, g, b]: Colour) =>
      [r, g, b]
        .map((channel) => channel / 255)
        .map((channel) => (channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
        .reduce((sum, channel, index) => sum + channel * [0.2126, 0.7152, 0.0722][index]!, 0);
    const behind = (element: Element | null): Colour => {
      for (let above = element; above; above = above.parentElement) {
        const found = colour(getComputedStyle(above).backgroundColor);
        if (found[3] > 0.5) return found;
      }
      return [255, 255, 255, 1];
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement!;
      if ((node.textContent ?? '').trim() === '' || !seen(element) || element.closest('[hidden], :disabled'))
        continue;
      const style = getComputedStyle(element);
      const [one, other] = [luminance(colour(style.color)), luminance(behind(element))];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) faults.push(`contrast ${ratio.toFixed(2)}: ${nameOf(element)}`);
      const { right } = element.getBoundingClientRect();
      if (right > innerWidth + 1 && !element.closest('.skip'))
        faults.push(`beyond the edge: ${nameOf(element)}`);
    }

    for (const image of document.images) if (!image.alt) faults.push(`no words for a picture: ${image.src}`);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index)))
      faults.push(`id twice: ${id}`);
    if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
    if (document.documentElement.lang !== 'zh-CN') faults.push('no language');
    const sideways = document.documentElement.scrollWidth - innerWidth;
    if (sideways > 0) faults.push(`${sideways} pixels to be pushed sideways`);
    return faults;
  }, TARGET);
}
