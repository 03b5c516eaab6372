import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import type { Entry, Post, ThreadId } from '../api/entries';
import { addressOf } from '../app/slugs';
import { decode } from '../composer/mentions';
import { Attachments } from '../files/Attachments';
import { HiddenLine } from '../hiding/HiddenLine';
import { t } from '../i18n';
import { memberCard, memberName, organizationCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { Face, MemberFace } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { RelativeTime } from '../ui/RelativeTime';
import { EditPost } from './EditPost';
import { PostActs } from './PostActs';
import { PostReactions, ReactMenu } from './PostReactions';
import { Quote } from './Quote';
import { Refusal } from './PendingPost';
import { Rights } from './rights';
import type { ShownPost } from './rows';

interface PostViewProps {
  readonly post: ShownPost;
  /** Follows another post of the same author at once: the name is not said again. */
  readonly joined: boolean;
  readonly thread: ThreadId;
  readonly quoted: Entry | undefined;
  readonly onReply: (post: Post) => void;
}

/** One post. Its text is HTML that the server made and cleaned. */
export function PostView({ post, joined, thread, quoted, onReply }: PostViewProps) {
  const edits = useSignal(false);
  const { hidesPresence, moderates } = useContext(Rights);
  const { member } = useLive();
  const author = memberCard(post.by);
  const name = memberName(post.by);
  const organization = author?.organization ? organizationCard(author.organization) : undefined;
  const heading = `n${post.no}`;
  return (
    <article
      id={`p${post.no}`}
      data-no={post.no}
      class={joined ? 'post is-joined' : 'post'}
      tabIndex={-1}
      aria-labelledby={heading}
    >
      {joined ? (
        <span class="post-gap" />
      ) : hidesPresence ? (
        <Face id={post.by} name={name} />
      ) : (
        <MemberFace id={post.by} />
      )}
      <div class="post-main">
        <p id={heading} class={joined ? 'sr' : 'post-by'}>
          <MemberLink class="post-name" id={post.by} name={name} />
          {organization && (
            <a class="post-org" href={addressOf.organization(organization.id, organization.name)}>
              {t('member.for', { name: organization.name })}
            </a>
          )}
          <a class="post-time" href={`#p${post.no}`}>
            <RelativeTime at={post.at} />
          </a>
          {post.editedAt && <span class="post-time">{t('post.edited')}</span>}
        </p>
        {post.replyTo !== undefined && <Quote no={post.replyTo} quoted={quoted} />}
        {post.hidden ? (
          <HiddenLine
            about={`thread/${thread}`}
            post={post.no}
            hidden={post.hidden}
            isOwn={post.by === member}
            looks={post.by === member || moderates === true}
          />
        ) : edits.value ? (
          <EditPost post={post} thread={thread} onDone={() => (edits.value = false)} />
        ) : post.edit ? (
          <>
            <p class="post-text is-plain">{'body' in post.edit.command && decode(post.edit.command.body).text}</p>
            <Refusal item={post.edit} />
          </>
        ) : (
          post.source && <div class="post-text" dangerouslySetInnerHTML={{ __html: post.html }} />
        )}
        {post.attachments && <Attachments files={post.attachments} by={name} />}
        {!edits.value && !post.hidden && (
          <footer class="post-foot">
            <PostReactions post={post} thread={thread} />
            <div class="post-acts">
              <ReactMenu post={post} thread={thread} name={name} />
              <PostActs post={post} thread={thread} name={name} onReply={onReply} onEdit={() => (edits.value = true)} />
            </div>
          </footer>
        )}
      </div>
    </article>
  );
}
