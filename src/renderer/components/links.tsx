import { Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A button that goes to another screen; it is a link, so it opens in a new window too. */
export const LinkButton = createLink(Button<'a'>);

export const LinkAnchor = createLink(Anchor<'a'>);
