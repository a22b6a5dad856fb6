import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An item that was written from a story idea; an idea may lead to several. */
@Entity('story_idea_drafts')
export class StoryIdeaDraftEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @Column('uuid')
  storyIdeaId: string;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
