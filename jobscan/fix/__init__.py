"""Changing ads: which wording may go without asking anybody, and the files written anew."""
