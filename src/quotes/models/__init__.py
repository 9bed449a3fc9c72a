"""Records: `results` is what a caller gets, `parts` is what one stage of the line hands to the next."""
