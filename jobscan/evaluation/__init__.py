"""How right the findings are: labelled ads → what was hit, missed and wrongly found."""
