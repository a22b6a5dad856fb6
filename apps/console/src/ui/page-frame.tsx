import { pageNonce } from './page-nonce';
import './page-frame.css';

/**
 * A page of the api as a phone or a sheet of paper shows it. The frame may do nothing: no script, no form, no way out. It
 * lives under the policy of this page too, so that its style sheet needs the same word as ours.
 */
export function PageFrame({ page, title, shape }: { page: string; title: string; shape: 'phone' | 'paper' }) {
  return (
    <div className={`page-frame is-${shape}`}>
      <iframe sandbox="" title={title} srcDoc={page.replaceAll('<style>', `<style nonce="${pageNonce}">`)} />
    </div>
  );
}
