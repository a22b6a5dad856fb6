import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  BoldOutlined,
  ItalicOutlined,
  LineOutlined,
  OrderedListOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { useEditorState } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { Button, Select, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/ui';

/** Everything that the text can hold. */
export function Toolbar({ editor, children }: { editor: Editor; children?: ReactNode }) {
  const say = useWords('contents');
  const at = useEditorState({
    editor,
    selector: ({ editor: it }) => ({
      block: it.isActive('heading', { level: 2 })
        ? 'h2'
        : it.isActive('heading', { level: 3 })
          ? 'h3'
          : it.isActive('heading', { level: 4 })
            ? 'h4'
            : 'p',
      bold: it.isActive('bold'),
      italic: it.isActive('italic'),
      underline: it.isActive('underline'),
      strike: it.isActive('strike'),
      bullets: it.isActive('bulletList'),
      numbers: it.isActive('orderedList'),
      quotation: it.isActive('blockquote'),
      link: it.isActive('link'),
      center: it.isActive({ textAlign: 'center' }),
      right: it.isActive({ textAlign: 'right' }),
      isInTable: it.isActive('table'),
      canUndo: it.can().undo(),
      canRedo: it.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  const align = (textAlign: string | null) =>
    run().updateAttributes('paragraph', { textAlign }).updateAttributes('heading', { textAlign }).run();
  const setBlock = (block: string) =>
    block === 'p'
      ? run().setParagraph().run()
      : run()
          .setHeading({ level: Number(block[1]) as 2 | 3 | 4 })
          .run();
  const button = (name: string, icon: ReactNode, act: () => unknown, isOn = false, isOff = false) => (
    <Tooltip title={say(`tool.${name}`)} key={name}>
      <Button
        type="text"
        icon={icon}
        aria-label={say(`tool.${name}`)}
        aria-pressed={isOn}
        disabled={isOff}
        className={isOn ? 'is-on' : undefined}
        onClick={act}
      />
    </Tooltip>
  );
  return (
    <div className="toolbar" role="toolbar" aria-label={say('tool.all')}>
      {button('undo', <UndoOutlined />, () => run().undo().run(), false, !at.canUndo)}
      {button('redo', <RedoOutlined />, () => run().redo().run(), false, !at.canRedo)}
      <Select
        aria-label={say('tool.block')}
        value={at.block}
        variant="borderless"
        popupMatchSelectWidth={false}
        options={['p', 'h2', 'h3', 'h4'].map((value) => ({ value, label: say(`tool.${value}`) }))}
        onChange={setBlock}
      />
      {button('bold', <BoldOutlined />, () => run().toggleBold().run(), at.bold)}
      {button('italic', <ItalicOutlined />, () => run().toggleItalic().run(), at.italic)}
      {button('underline', <UnderlineOutlined />, () => run().toggleUnderline().run(), at.underline)}
      {button('strike', <StrikethroughOutlined />, () => run().toggleStrike().run(), at.strike)}
      {button('left', <AlignLeftOutlined />, () => align(null), !at.center && !at.right)}
      {button('center', <AlignCenterOutlined />, () => align('center'), at.center)}
      {button('right', <AlignRightOutlined />, () => align('right'), at.right)}
      {button('bullets', <UnorderedListOutlined />, () => run().toggleBulletList().run(), at.bullets)}
      {button('numbers', <OrderedListOutlined />, () => run().toggleOrderedList().run(), at.numbers)}
      {button(
        'quotation',
        <span aria-hidden="true">❝</span>,
        () => run().toggleBlockquote().run(),
        at.quotation,
      )}
      {button('rule', <LineOutlined />, () => run().setHorizontalRule().run())}
      {children}
    </div>
  );
}
