/** Pure: a post with its area, unless its title names that already. */
export function postName({ postTitle, areaName }: { postTitle: string; areaName: string }): string {
  return postTitle.includes(areaName) ? postTitle : `${postTitle}, ${areaName}`;
}
