import type { Extensions } from '@tiptap/core';
import { Paragraph } from './paragraph';
import { Table, TableCell, TableHeader, TableRow } from './table';
import { CodeBlock } from './code-block';
import { TextAlign } from './text-align';
import { Media } from './media';
import { InlinePicture, Picture } from './picture';
import { PassageMarks } from '../passages/passage-marks';
import { PendingPicture } from '../paste/pending-picture';
import { Subscript, Superscript } from './raised';
import StarterKit from '@tiptap/starter-kit';

/** Exactly what the server keeps of a body: nothing else can be written. */
export const bodyExtensions: Extensions = [
  StarterKit.configure({
    paragraph: false,
    codeBlock: false,
    heading: { levels: [2, 3, 4] },
    link: {
      openOnClick: false,
      autolink: false,
      linkOnPaste: true,
      HTMLAttributes: { target: null, rel: null },
      isAllowedUri: (uri) => /^(?:https?:\/\/|mailto:)/i.test(uri),
    },
  }),
  Paragraph,
  CodeBlock,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  TextAlign,
  Subscript,
  Superscript,
  Picture,
  InlinePicture,
  Media,
  PendingPicture,
  PassageMarks,
];
