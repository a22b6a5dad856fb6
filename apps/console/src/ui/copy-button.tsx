import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from './words';

/** Puts a text on the clipboard and says so; with `html` in its form, too, for editors that take it. */
export function CopyButton({ text, html, label }: { text: string; html?: string; label?: string }) {
  const say = useWords('ui');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([bothForms(text, html)]);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Button icon={isCopied ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()}>
      <span aria-live="polite">{isCopied ? say('copied') : (label ?? say('copy'))}</span>
    </Button>
  );
}

const bothForms = (text: string, html: string) =>
  new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([text], { type: 'text/plain' }),
  });
